"""The head of a group's papers: words, and a picture that is read on the way in."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from peerdesk.domain.members import Group
from tests.clock import FakeClock
from tests.ui.fakes import FakeDesk, fake_desk
from tests.ui.late import late
from ui.dialogs.letterhead_dialog import LetterheadDialog
from ui.presenters.letterhead import LetterheadPresenter, LogoRead


@pytest.fixture
def desk(clock: FakeClock) -> FakeDesk:
    found = fake_desk(clock)
    found.units.rows.groups[1] = Group(1, "Circle", heading="Old", logo=None)
    return found


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(page: QWidget, desk: FakeDesk) -> LetterheadDialog:
    presenter = LetterheadPresenter(desk.desk, desk.units.rows.groups[1])
    made = LetterheadDialog(presenter, page)
    made.answered.connect(lambda head: None if head is None else presenter.save(head))
    made.show()
    return made


def png(path: Path, size: tuple[int, int] = (60, 20)) -> Path:
    target = BytesIO()
    Image.new("RGB", size, "teal").save(target, "PNG")
    path.write_bytes(target.getvalue())
    return path


def test_what_is_kept_is_what_was_typed_and_chosen(
    dialog: LetterheadDialog, desk: FakeDesk, tmp_path: Path
) -> None:
    assert dialog.heading.text() == "Old"
    dialog.heading.clear()
    QTest.keyClicks(dialog.heading, "The circle")
    QTest.keyClicks(dialog.closing, "Ask us.")
    dialog._presenter.read_logo(png(tmp_path / "logo.png"))
    dialog.ok.click()
    group = desk.units.rows.groups[1]
    assert (group.heading, group.closing_line) == ("The circle", "Ask us.")
    assert group.logo is not None
    assert Image.open(BytesIO(group.logo)).size == (60, 20)
    assert desk.said[-1].key == "letterhead"


def test_a_file_that_is_no_picture_says_so_and_keeps_what_there_was(
    dialog: LetterheadDialog, tmp_path: Path
) -> None:
    dialog._presenter.read_logo(png(tmp_path / "logo.png"))
    before = dialog.value().logo
    (tmp_path / "other.png").write_bytes(b"none")
    dialog._presenter.read_logo(tmp_path / "other.png")
    assert dialog._wrong.isVisible()
    assert dialog._wrong.text().startswith("This picture cannot be read.")
    assert dialog.value().logo == before
    dialog.reject()


def test_a_logo_can_be_taken_away(dialog: LetterheadDialog, tmp_path: Path) -> None:
    assert not dialog.remove.isEnabled()
    dialog._presenter.read.emit(LogoRead(png(tmp_path / "logo.png").read_bytes()))
    dialog.remove.click()
    assert dialog.value().logo is None
    assert dialog.box.accessibleDescription() == "There is no picture."
    dialog.reject()


def test_giving_up_changes_nothing(dialog: LetterheadDialog, desk: FakeDesk) -> None:
    QTest.keyClicks(dialog.heading, " and more")
    dialog.reject()
    assert desk.units.rows.groups[1].heading == "Old"


def test_it_says_that_pictures_are_not_read(dialog: LetterheadDialog) -> None:
    from ui.widgets.text_label import TextLabel

    told = " ".join(label.text() for label in dialog.findChildren(TextLabel))
    assert "PeerDesk cannot read pictures" in told
    dialog.reject()


def test_nothing_is_kept_before_the_picture_is_read(
    dialog: LetterheadDialog, desk: FakeDesk, tmp_path: Path
) -> None:
    store = late(desk)
    dialog.read_logo(str(png(tmp_path / "logo.png")))
    dialog.ok.click()
    assert dialog.isVisible()
    store.finish()
    dialog.ok.click()
    store.finish()
    assert desk.units.rows.groups[1].logo is not None


def test_a_picture_that_cannot_be_read_lets_the_words_be_kept(
    dialog: LetterheadDialog, desk: FakeDesk, tmp_path: Path
) -> None:
    (tmp_path / "other.png").write_bytes(b"none")
    dialog.read_logo(str(tmp_path / "other.png"))
    dialog.ok.click()
    assert desk.said[-1].key == "letterhead"
