"""A paragraph with marked words."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.widgets.marked_label import MarkedLabel


def picture(label: MarkedLabel, marks: tuple[tuple[int, int], ...]) -> object:
    label.set_marked("🎉 A participant moved off", marks)
    return label.grab().toImage()


def test_marks_can_be_seen_and_are_counted_in_characters(qtbot: QtBot) -> None:
    label = MarkedLabel()
    qtbot.addWidget(label)
    label.resize(400, 60)
    plain, marked = picture(label, ()), picture(label, ((2, 15),))
    assert plain != marked
    assert marked != picture(label, ((3, 16),))
    assert label.marks() == ((3, 16),)


def test_marked_text_wraps(qtbot: QtBot) -> None:
    label = MarkedLabel("A participant moved off the same vendor and replaced only invoicing.")
    qtbot.addWidget(label)
    assert label.heightForWidth(160) > label.heightForWidth(2000)
