"""Cards, pages, editor and checks of the minutes: values in, signals out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.check_list import CheckLine, CheckList
from ui.widgets.finding_card import FindingCard, FindingView
from ui.widgets.flow_row import FlowRow
from ui.widgets.folded_list import FoldedList
from ui.widgets.key_button import KeyButton
from ui.widgets.paper_view import ACTUAL_PX_PER_PT, Carried, PagesView, PagesWanted, PaperView, PlaceView
from ui.widgets.sentence_editor import SentenceEditor

SENTENCE = "We kept paper charts for a week, as Ana had to, and nobody noticed until the second audit came."


def finding(**changes: object) -> FindingView:
    start = SENTENCE.index("Ana")
    given: dict[str, object] = {"replacement": "a participant", **changes}
    return FindingView("Ana", SENTENCE, start, start + 3, "Why.", **given)  # type: ignore[arg-type]


@pytest.fixture
def card(qtbot: QtBot) -> FindingCard:
    made = FindingCard()
    qtbot.addWidget(made)
    made.resize(340, 200)
    made.show_view(finding())
    made.set_open(True)
    made.show()
    return made


@pytest.mark.parametrize(
    ("key", "signal"),
    [(Qt.Key.Key_R, "replace_wanted"), (Qt.Key.Key_E, "edit_wanted"), (Qt.Key.Key_D, "drop_wanted")],
)
def test_a_card_asks_for_what_its_keys_say(qtbot: QtBot, card: FindingCard, key: Qt.Key, signal: str) -> None:
    with qtbot.waitSignal(getattr(card, signal)):
        QTest.keyClick(card, key)


@pytest.mark.parametrize(
    ("missing", "key", "signal"),
    [
        ({"replacement": ""}, Qt.Key.Key_R, "replace_wanted"),
        ({"can_edit": False}, Qt.Key.Key_E, "edit_wanted"),
        ({"can_drop": False}, Qt.Key.Key_D, "drop_wanted"),
    ],
)
def test_what_a_card_cannot_do_its_keys_do_not(
    qtbot: QtBot, card: FindingCard, missing: dict[str, object], key: Qt.Key, signal: str
) -> None:
    card.show_view(finding(**missing))
    with qtbot.assertNotEmitted(getattr(card, signal)):
        QTest.keyClick(card, key)


def test_a_key_with_ctrl_is_not_the_cards(qtbot: QtBot, card: FindingCard) -> None:
    with qtbot.assertNotEmitted(card.drop_wanted):
        QTest.keyClick(card, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize(
    ("key", "signal", "step"),
    [
        (Qt.Key.Key_Down, "neighbour_wanted", 1),
        (Qt.Key.Key_Up, "neighbour_wanted", -1),
        (Qt.Key.Key_Left, "place_wanted", -1),
        (Qt.Key.Key_Right, "place_wanted", 1),
    ],
)
def test_arrows_ask_for_neighbours_and_places(
    qtbot: QtBot, card: FindingCard, key: Qt.Key, signal: str, step: int
) -> None:
    with qtbot.waitSignal(getattr(card, signal)) as asked:
        QTest.keyClick(card, key)
    assert asked.args == [step]


def test_a_card_grows_when_it_opens_and_reads_itself_aloud(card: FindingCard) -> None:
    tall = card.heightForWidth(340)
    card.set_open(False)
    assert card.heightForWidth(340) < tall
    assert "Ana" in card.accessibleName()
    assert card.accessibleDescription() == "Why."


def test_a_long_sentence_is_quoted_around_the_string(card: FindingCard) -> None:
    text = "word " * 2_000 + "Ana" + " word" * 2_000
    card.show_view(FindingView("Ana", text, 10_000, 10_003, "Why."))
    assert "… word word" in card.accessibleName()
    assert "word Ana word" in card.accessibleName()
    assert len(card.accessibleName()) < 200


def test_buttons_flow_onto_a_second_line_where_there_is_no_room(qtbot: QtBot) -> None:
    row = FlowRow()
    qtbot.addWidget(row)
    for text in ("one organisation", "Edit", "Drop"):
        row.add(KeyButton(text, "K"))
    one_line = row.sizeHint()
    assert row.heightForWidth(one_line.width()) == one_line.height()
    assert row.heightForWidth(one_line.width() - 1) > one_line.height()


def test_what_stands_on_one_line_has_one_middle(qtbot: QtBot) -> None:
    row, low, high = FlowRow(), QWidget(), KeyButton("Send", "S")
    qtbot.addWidget(row)
    low.setMinimumSize(40, 8)
    low.sizeHint = lambda: QSize(40, 8)  # type: ignore[method-assign]
    for widget in (low, high):
        row.add(widget)
    row.resize(400, row.heightForWidth(400))
    row.show()
    assert abs(low.geometry().center().y() - high.geometry().center().y()) <= 1


def test_checks_are_read_aloud(qtbot: QtBot) -> None:
    checks = CheckList()
    qtbot.addWidget(checks)
    checks.set_lines((CheckLine("passed", "names"), CheckLine("failed", "times: not in order")))
    assert checks.accessibleName() == "names; times: not in order"


def pages(edition: int = 1, count: int = 3) -> PagesView:
    places = tuple(
        PlaceView(f"{page}-{row}", page, 80, 100 + 40 * row, 500, 120 + 40 * row)
        for page in range(count)
        for row in range(3)
    )
    return PagesView(edition, count, 595, 842, places, {place.key: f"Text {place.key}" for place in places})


@pytest.fixture
def paper(qtbot: QtBot) -> PaperView:
    made = PaperView()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.show_pages(pages())
    return made


def blue(scale: float) -> QImage:
    image = QImage(round(595 * scale), round(842 * scale), QImage.Format.Format_RGB32)
    image.fill(QColor("blue"))
    return image


def test_pages_in_sight_are_asked_for_once_at_the_scale_of_the_screen(qtbot: QtBot) -> None:
    asked: list[PagesWanted] = []
    made = PaperView()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.wanted.connect(asked.append)
    made.show_pages(pages())
    made.show_pages(pages())
    assert asked == [PagesWanted((0, 1), ACTUAL_PX_PER_PT)]


def test_a_narrow_view_shows_the_whole_width(qtbot: QtBot, paper: PaperView) -> None:
    paper.resize(500, 600)
    assert paper.px_per_pt < ACTUAL_PX_PER_PT
    assert paper.horizontalScrollBar().maximum() == 0


def test_a_picture_is_drawn_and_one_of_other_pages_is_not(paper: PaperView) -> None:
    paper.show_picture(7, 0, 1.0, blue(1.0))
    spot = paper.viewport().rect().center()
    assert paper.viewport().grab().toImage().pixelColor(spot) != QColor("blue")
    paper.show_picture(1, 0, 1.0, blue(1.0))
    assert paper.viewport().grab().toImage().pixelColor(spot) == QColor("blue")


def test_the_old_picture_stays_until_the_new_one_comes(paper: PaperView) -> None:
    paper.show_picture(1, 0, 1.0, blue(1.0))
    paper.show_pages(pages(edition=2))
    spot = paper.viewport().rect().center()
    assert paper.viewport().grab().toImage().pixelColor(spot) == QColor("blue")


def test_a_text_out_of_sight_is_brought_in(paper: PaperView) -> None:
    paper.set_current("2-2")
    rect = paper.rect_of("2-2")
    assert rect is not None
    assert QRectF(paper.viewport().rect()).contains(rect)


def test_keys_go_from_text_to_text_over_the_end_of_a_page(qtbot: QtBot, paper: PaperView) -> None:
    paper.set_current("0-2")
    QTest.keyClick(paper, Qt.Key.Key_Down)
    assert paper.current == "1-0"
    QTest.keyClick(paper, Qt.Key.Key_End)
    QTest.keyClick(paper, Qt.Key.Key_Down)
    assert paper.current == "2-2"


def test_enter_chooses_and_delete_drops_the_current_text(qtbot: QtBot, paper: PaperView) -> None:
    paper.set_current("0-1")
    with qtbot.waitSignal(paper.chosen) as chosen:
        QTest.keyClick(paper, Qt.Key.Key_Return)
    with qtbot.waitSignal(paper.drop_wanted) as dropped:
        QTest.keyClick(paper, Qt.Key.Key_Delete)
    assert (chosen.args, dropped.args) == (["0-1"], ["0-1"])


def test_what_a_click_would_choose_is_shown(paper: PaperView) -> None:
    rect = paper.rect_of("0-1")
    assert rect is not None
    QTest.mouseMove(paper.viewport(), rect.center().toPoint())
    QApplication.processEvents()
    assert paper.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor


def carry(paper: PaperView, key: str, onto: str, below: bool) -> None:
    """Pick a text up and hold it over a half of another, without letting go."""
    start, end = paper.rect_of(key), paper.rect_of(onto)
    assert start is not None
    assert end is not None
    by = end.height() / 4 * (1 if below else -1)
    QTest.mousePress(paper.viewport(), Qt.MouseButton.LeftButton, pos=start.center().toPoint())
    QTest.mouseMove(paper.viewport(), (end.center() + QPointF(0, by)).toPoint())
    QApplication.processEvents()


def let_go(paper: PaperView, at: str) -> None:
    rect = paper.rect_of(at)
    assert rect is not None
    QTest.mouseRelease(paper.viewport(), Qt.MouseButton.LeftButton, pos=rect.center().toPoint())


@pytest.mark.parametrize("below", [False, True])
def test_a_text_is_carried_above_or_below_another(qtbot: QtBot, paper: PaperView, below: bool) -> None:
    paper.show_pages(replace(pages(), movable=frozenset({"0-0"})))
    paper.show_picture(1, 0, 1.0, blue(1.0))
    plain = paper.viewport().grab().toImage()
    carry(paper, "0-0", "0-1", below)
    assert paper.viewport().grab().toImage() != plain, "a line shows where it would go"
    with qtbot.waitSignal(paper.carried) as carried, qtbot.assertNotEmitted(paper.chosen):
        let_go(paper, "0-1")
    assert carried.args == [Carried("0-0", "0-1", below)]


def test_escape_lets_a_carried_text_stay(qtbot: QtBot, paper: PaperView) -> None:
    paper.show_pages(replace(pages(), movable=frozenset({"0-0"})))
    carry(paper, "0-0", "0-1", below=True)
    QTest.keyClick(paper, Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(paper.carried):
        let_go(paper, "0-1")


def test_a_text_that_cannot_be_carried_is_not_picked_up(qtbot: QtBot, paper: PaperView) -> None:
    carry(paper, "0-0", "0-1", below=True)
    with qtbot.assertNotEmitted(paper.carried):
        let_go(paper, "0-1")


def test_a_zoom_keeps_the_middle_and_has_bounds(paper: PaperView) -> None:
    paper.verticalScrollBar().setValue(800)
    before = (800 + paper.viewport().height() / 2) / paper.px_per_pt
    paper.zoom(1)
    bar = paper.verticalScrollBar().value()
    assert (bar + paper.viewport().height() / 2) / paper.px_per_pt == pytest.approx(before, abs=2)
    for _ in range(30):
        paper.zoom(1)
    assert paper.px_per_pt == 4.0


def test_no_pages_say_why(paper: PaperView) -> None:
    paper.show_pages(PagesView(2, 0, 1, 1))
    blank = paper.viewport().grab().toImage()
    paper.show_empty("Minutes are made once the meeting is closed.")
    assert paper.viewport().grab().toImage() != blank


@pytest.fixture
def desk(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


@pytest.fixture
def editor(desk: QWidget) -> SentenceEditor:
    made = SentenceEditor(desk)
    made.open("k", SENTENCE, can_drop=True)
    made.place(QRectF(QPointF(100, 100), QPointF(600, 130)))
    return made


def typing(editor: SentenceEditor) -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    assert editor.isAncestorOf(focus)
    return focus


def test_typing_goes_on_at_the_end_and_enter_keeps_one_line(qtbot: QtBot, editor: SentenceEditor) -> None:
    QTest.keyClicks(typing(editor), "  Twice.")
    assert editor.is_changed
    with qtbot.waitSignal(editor.kept) as kept:
        QTest.keyClick(typing(editor), Qt.Key.Key_Return)
    assert kept.args == [f"{SENTENCE} Twice."]


def test_a_marked_stretch_is_replaced_by_typing(qtbot: QtBot, editor: SentenceEditor) -> None:
    start = SENTENCE.index("Ana")
    editor.select(start, start + 3)
    QTest.keyClicks(typing(editor), "we")
    assert "as we had to" in editor.text()


def test_esc_gives_up(qtbot: QtBot, editor: SentenceEditor) -> None:
    with qtbot.waitSignal(editor.given_up):
        QTest.keyClick(typing(editor), Qt.Key.Key_Escape)


def test_a_long_text_scrolls_inside_its_window(desk: QWidget, editor: SentenceEditor) -> None:
    editor.open("k", "word " * 1_000, can_drop=False)
    editor.place(QRectF(100, 550, 500, 40))
    assert desk.rect().contains(editor.geometry())
    assert not editor.drop_button.isVisible()


def test_a_finished_editor_keeps_no_words(editor: SentenceEditor) -> None:
    editor.finish()
    assert (editor.key, editor.text(), editor.isVisible()) == ("", "", False)


def test_a_folded_list_shows_all_its_texts_a_few_at_a_time(qtbot: QtBot) -> None:
    folded = FoldedList("Dropped {count}", "Take in")
    qtbot.addWidget(folded)
    folded.show()
    folded.set_texts([f"text {number}" for number in range(40)])
    folded.button.click()
    assert sum(row.isVisible() for row in folded._rows) == 30
    folded.more_button.click()
    assert sum(row.isVisible() for row in folded._rows) == 40
    assert not folded.more_button.isVisible()
    with qtbot.waitSignal(folded.wanted) as asked:
        folded._rows[39].button.click()
    assert asked.args == [39]
