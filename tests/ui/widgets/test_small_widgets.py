"""Chips, buttons, bars and labels: what they say and send."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QWidget
from pytestqt.qtbot import QtBot

from ui.dialogs.page_dialog import PageDialog
from ui.theme import apply_theme, load_theme
from ui.widgets.bars import Bar, Bars
from ui.widgets.check_box import CheckBox
from ui.widgets.chip import DOT, Chip
from ui.widgets.drawing import PaintedButton, text_width
from ui.widgets.headline import Headline
from ui.widgets.initials_row import InitialsRow, PersonView
from ui.widgets.key_button import KeyButton
from ui.widgets.section_label import SectionLabel
from ui.widgets.shape_bar import Segment, ShapeBar, ShapeView
from ui.widgets.step_bar import StepBar, StepView
from ui.widgets.strip import Strip, StripAction
from ui.widgets.switch import Switch
from ui.widgets.text_label import TextLabel

PAGES = (("prepare", "Prepare"), ("run", "Run"), ("minutes", "Minutes"))


@pytest.fixture(autouse=True)
def looks(qapp: object) -> None:
    from PySide6.QtWidgets import QApplication

    assert isinstance(qapp, QApplication)
    apply_theme(qapp, load_theme(False))


def shown(qtbot: QtBot, widget: QWidget, width: int, height: int = 0) -> None:
    qtbot.addWidget(widget)
    widget.resize(width, height or widget.sizeHint().height())
    with qtbot.waitExposed(widget):
        widget.show()


def visible_steps(bar: StepBar) -> list[str]:
    return [box.accessibleName() for box in bar.findChildren(PaintedButton) if box.isVisible()]


def test_an_ampersand_is_no_shortcut(qtbot: QtBot) -> None:
    button = KeyButton("R&D", "PgDn", True)
    qtbot.addWidget(button)
    assert button.shortcut().isEmpty()
    assert button.accessibleName() == "R&D"


def test_a_key_button_clicks_by_mouse_and_key_and_takes_no_focus(qtbot: QtBot) -> None:
    button = KeyButton("Next: Yusuf", "PgDn", True)
    shown(qtbot, button, 200)
    button.clearFocus()
    with qtbot.waitSignal(button.clicked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not button.hasFocus()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Space)


def test_a_key_button_can_do_without_its_key(qtbot: QtBot) -> None:
    button = KeyButton("Back", "PgUp")
    qtbot.addWidget(button)
    assert button.minimumSizeHint().width() < button.sizeHint().width()


@pytest.mark.parametrize("state", ["enabled", "disabled", "down", "focus"])
@pytest.mark.parametrize("primary", [True, False])
def test_each_state_of_a_button_looks_different(qtbot: QtBot, state: str, primary: bool) -> None:
    button = KeyButton("Back", "PgUp", primary)
    shown(qtbot, button, 160)
    button.clearFocus()
    plain = button.grab().toImage()
    button.setEnabled(state != "disabled")
    button.setDown(state == "down")
    if state == "focus":
        button.setFocus()
    assert (button.grab().toImage() == plain) is (state == "enabled")


def test_a_chip_is_pressed_only_if_it_can_be(qtbot: QtBot) -> None:
    chip = Chip("Room sees the Stage", "neutral", "monitor", clickable=True)
    shown(qtbot, chip, 300)
    with qtbot.waitSignal(chip.clicked):
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert Chip("TLP:GREEN").focusPolicy() == Qt.FocusPolicy.NoFocus
    assert Chip("A", "accent", DOT).sizeHint().width() > Chip("A", "accent").sizeHint().width()


def test_a_switch_says_what_was_chosen_and_not_what_was_set(qtbot: QtBot) -> None:
    switch = Switch(PAGES)
    shown(qtbot, switch, switch.sizeHint().width())
    with qtbot.assertNotEmitted(switch.chosen):
        switch.set_current("run")
    assert switch.current() == "run"
    segment = switch.findChildren(PaintedButton)[2]
    with qtbot.waitSignal(switch.chosen) as chosen:
        QTest.mouseClick(segment, Qt.MouseButton.LeftButton)
    assert chosen.args == ["minutes"]
    assert switch.current() == "minutes"


def test_a_switch_goes_by_arrow_and_skips_what_is_disabled(qtbot: QtBot) -> None:
    switch = Switch(PAGES)
    shown(qtbot, switch, switch.sizeHint().width())
    switch.set_enabled("run", False)
    with qtbot.waitSignal(switch.chosen) as chosen:
        QTest.keyClick(switch, Qt.Key.Key_Right)
    assert chosen.args == ["minutes"]


def test_a_strip_keeps_its_place_and_sends_what_was_chosen(qtbot: QtBot) -> None:
    strip = Strip()
    shown(qtbot, strip, 700)
    height = strip.sizeHint().height()
    strip.say("The round ends 19:04.", (StripAction("each", "1:45 each"), StripAction("leave", "leave it")))
    assert strip.sizeHint().height() == height
    with qtbot.waitSignal(strip.chosen) as chosen:
        QTest.mouseClick(strip.findChildren(PaintedButton)[1], Qt.MouseButton.LeftButton)
    assert chosen.args == ["leave"]
    strip.clear()
    assert strip.text() == ""
    assert not strip.focus_first()


def test_a_strip_takes_no_focus_but_gives_it(qtbot: QtBot) -> None:
    strip = Strip()
    shown(qtbot, strip, 300)
    strip.clearFocus()
    strip.say("A long sentence that needs more than one line of room here.", (StripAction("a", "Do it"),))
    assert not any(link.hasFocus() for link in strip.findChildren(PaintedButton))
    assert strip.focus_first()
    with qtbot.waitSignal(strip.chosen):
        QTest.keyClick(strip.findChildren(PaintedButton)[0], Qt.Key.Key_Space)


def test_steps_fold_round_the_running_one(qtbot: QtBot) -> None:
    bar = StepBar()
    shown(qtbot, bar, 320)
    bar.set_steps(tuple(StepView(f"Step {i}", "", "done" if i < 7 else "now" if i == 7 else "later")
                        for i in range(12)))  # fmt: skip
    assert "Step 7" in visible_steps(bar)
    assert len(visible_steps(bar)) < 12
    assert [text for _, text in bar._folded] == ["+7", "+4"] or len(bar._folded) == 2
    bar.resize(2400, bar.height())
    assert len(visible_steps(bar)) == 12


def test_a_step_is_chosen_by_its_index(qtbot: QtBot) -> None:
    bar = StepBar()
    shown(qtbot, bar, 900)
    bar.set_steps(
        (StepView("State it", "", "done"), StepView("Share", "10:52", "now"), StepView("Take away"))
    )
    with qtbot.waitSignal(bar.step_chosen) as chosen:
        QTest.mouseClick(bar.findChildren(PaintedButton)[2], Qt.MouseButton.LeftButton)
    assert chosen.args == [2]
    bar.set_steps((StepView("Only", "", "now"),))
    assert visible_steps(bar) == ["Only"]


def test_segments_are_as_long_as_their_minutes(qtbot: QtBot) -> None:
    bar = ShapeBar()
    shown(qtbot, bar, 600)
    bar.set_view(ShapeView((Segment(1, "A", 10), Segment(2, "B", 30), Segment(3, "C", 10, "break")), 10))
    first, second, third = (rect.width() for rect in bar.segment_rects())
    assert second == pytest.approx(3 * first, abs=12)
    assert first == pytest.approx(third)
    assert bar.segment_rects()[-1].right() < 510
    with qtbot.waitSignal(bar.segment_chosen) as chosen:
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.segment_rects()[1].center().toPoint())
    assert chosen.args == [2]


@pytest.mark.parametrize(
    "view",
    [
        ShapeView(()),
        ShapeView((Segment(1, "A", 0),), 0, 5),
        ShapeView(tuple(Segment(i, "A", 6) for i in range(300)), 0, 9),
    ],
)
def test_a_shape_with_nothing_or_too_much_still_draws(qtbot: QtBot, view: ShapeView) -> None:
    bar = ShapeBar()
    shown(qtbot, bar, 400)
    bar.set_view(view)
    assert not bar.grab().isNull()


def test_initials_flow_over_rows(qtbot: QtBot) -> None:
    row = InitialsRow()
    qtbot.addWidget(row)
    row.set_people(tuple(PersonView(f"A{i}", f"Ana {i}", i % 2 == 0) for i in range(10)))
    assert row.heightForWidth(200) > row.heightForWidth(2000)
    assert row.accessibleName().startswith("Ana 0, Ana 1")
    row.resize(300, row.heightForWidth(300))
    assert not row.grab().isNull()


def test_bars_warn_with_a_sign_and_are_read_aloud(qtbot: QtBot) -> None:
    bars = Bars()
    shown(qtbot, bars, 300, 90)
    bars.set_rows((Bar("SaaS", 4, "4"), Bar("Health", 1, "1")))
    plain = bars.grab().toImage()
    bars.set_rows((Bar("SaaS", 4, "4"), Bar("Health", 1, "1", warn=True, planned=2)))
    assert bars.grab().toImage() != plain
    assert bars.accessibleName() == "SaaS 4, Health 1"


def test_a_long_title_gives_way_to_the_times(qtbot: QtBot) -> None:
    line = Headline()
    line.set_title("The association of engineering leaders " * 5, "10 here")
    line.add_chip(Chip("Chatham House Rule", "accent", DOT))
    line.set_end("ends 20:37 · 9 late", late=True)
    line.set_wall_clock("18:53")
    shown(qtbot, line, 900)
    for label in line.findChildren(TextLabel):
        if ":" in label.text():
            assert label.width() >= label.sizeHint().width()


def test_a_headline_takes_another_widget_at_its_right(qtbot: QtBot) -> None:
    line = Headline()
    switch = Switch(PAGES)
    line.set_right(switch)
    shown(qtbot, line, 900)
    assert switch.geometry().right() > 800


def test_markup_in_a_label_stays_text(qtbot: QtBot) -> None:
    label = TextLabel("<b>&x</b>")
    qtbot.addWidget(label)
    assert label.text() == "<b>&x</b>"
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_paragraph_grows_when_it_narrows(qtbot: QtBot) -> None:
    label = TextLabel("many words " * 10, wrap=True)
    qtbot.addWidget(label)
    one_line = label.heightForWidth(1500)
    assert label.heightForWidth(150) > one_line
    assert one_line < 2 * label.sizeHint().height()


def test_a_heading_is_read_in_its_own_case(qtbot: QtBot) -> None:
    label = SectionLabel("Agenda")
    qtbot.addWidget(label)
    assert label.text() == "Agenda"


def test_the_ring_of_a_box_to_tick_touches_neither_the_box_nor_the_words(qtbot: QtBot) -> None:
    box = CheckBox("&Minutes to the group")
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    option = QStyleOptionButton()
    box.initStyleOption(option)
    square = box.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, box)
    assert not box.ring().intersects(QRectF(square))
    assert box.ring().width() > text_width(box.font(), "Minutes to the group")
    assert QRectF(box.rect()).contains(box.ring())


def test_what_was_said_of_saving_stands_on_the_line_of_its_button(qtbot: QtBot) -> None:
    save, parent = QPushButton("Save"), QWidget()
    qtbot.addWidget(parent)
    dialog = PageDialog("A page", (save,), 180, 60, parent)
    dialog.say("Written.", ok=True)
    dialog.show()
    assert abs(dialog.said.geometry().center().y() - save.geometry().center().y()) <= 1
