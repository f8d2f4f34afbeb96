"""What this laptop keeps: the page on the screen and in the file, from real rows, naming nobody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from peerdesk.domain.members import Member
from peerdesk.domain.release import AttributeEdit
from peerdesk.export.logo import clean_logo
from peerdesk.services.keeping import FIELDS
from tests.clock import FakeClock
from tests.markers import EVERYTHING, FIRM, KEPT, OTHER, OTHER_FIRM, PERSON, SURNAME, found_in
from tests.peerdesk.export.test_letterhead import picture
from tests.ui.evening import GROUP_NAME, PEOPLE, Evening
from ui.dialogs.keeping_dialog import KeepingDialog
from ui.language import install_translators
from ui.presenters.keeping import KeepingPresenter, KeptPage, KeptTold

PAPERS = (("en_GB", (595, 842)), ("en_US", (612, 792)))


def group_of(evening: Evening) -> int:
    return evening.services.planning.plan(evening.meeting_id).group.id


def presenter(evening: Evening) -> KeepingPresenter:
    return KeepingPresenter(evening.desk, group_of(evening), evening.window)


def shown(evening: Evening) -> KeptPage:
    """The page as the presenter says it."""
    found: list[KeptPage] = []
    kept = presenter(evening)
    kept.shown.connect(found.append)
    kept.load()
    assert len(found) == 1
    return found[0]


def written(evening: Evening, target: Path) -> tuple[str, int, tuple[int, int]]:
    """Words, pages and size of the file."""
    kept, told = presenter(evening), list[KeptTold]()
    kept.told.connect(told.append)
    kept.load()
    kept.write(target)
    assert [one.ok for one in told] == [True], [one.text for one in told]
    with pypdfium2.PdfDocument(target) as document:
        words = "\n".join(page.get_textpage().get_text_bounded() for page in document)
        width, height = document[0].get_size()
        return words, len(document), (round(width), round(height))


def rows(page: KeptPage) -> dict[str, str]:
    return {row.what: row.until for part in page.parts for row in part.rows}


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    """The plurals of somebody who reads English."""
    from PySide6.QtCore import QTranslator

    before = set(qapp.findChildren(QTranslator))
    install_translators(qapp, QLocale("en_GB"))
    yield
    for translator in set(qapp.findChildren(QTranslator)) - before:
        qapp.removeTranslator(translator)
        translator.deleteLater()


def test_the_page_counts_what_is_there(evening: Evening, english: None) -> None:
    evening.sit_down()
    evening.keep("one thing", "another", "! share it > as")
    evening.type("half")
    evening.window.notes.save_draft()
    page = shown(evening)
    assert (page.group, page.line) == (GROUP_NAME, "Counted in the vault on 5 March 2026")
    assert {
        "5 people: name, organisation, standing": "until you are removed",
        "2 notes: words and kind, under their item": "365 days after release",
        "1 promise, and in another table who promised": "until the meeting is deleted",
        "Floor, hands, seconds a person: a meeting is under way": "wiped at the close",
        "A note that is half typed": "until kept, struck or closed",
        "No backup yet": "the newest 5, and 6 monthly ones",
    }.items() <= rows(page).items()
    assert "no passphrase is set" in page.last[1]


def test_the_page_is_of_this_moment(evening: Evening, english: None) -> None:
    before = rows(shown(evening))
    assert "Nothing that is half typed" in before
    assert "0 notes: words and kind, under their item" in before
    evening.sit_down()
    evening.keep("one thing")
    assert "1 note: words and kind, under its item" in rows(shown(evening))


def test_the_file_says_what_the_screen_says(evening: Evening, english: None, tmp_path: Path) -> None:
    words, pages, _ = written(evening, tmp_path / "kept.pdf")
    said = " ".join(words.split())
    page = shown(evening)
    for text in (page.title, page.promise, *rows(page), *rows(page).values(), *page.last):
        assert text in said
    assert GROUP_NAME.upper() in said.upper()
    assert pages == 1


def test_the_page_tells_of_who_begins_the_next_round(evening: Evening, english: None) -> None:
    told = "Who was last in the last round of three or more, to begin the next one"
    assert told not in rows(shown(evening))
    group = evening.services.planning.plan(evening.meeting_id).group
    begins = evening.services.groups.members(group.id)[0].id
    evening.services.groups.save(replace(group, begins_id=begins))
    assert rows(shown(evening))[told] == "until the next meeting is closed"


def test_the_page_tells_of_sentences_that_say_whose_they_are(evening: Evening, english: None) -> None:
    evening.sit_down()
    evening.keep("one thing", "another")
    evening.window.run.close()
    assert "is written nowhere" in shown(evening).promise
    release = evening.services.release
    line = release.draft(evening.meeting_id).lines[0]
    release.edit(evening.meeting_id, [AttributeEdit(line.key, "Ana Silva", dt.date(2026, 3, 6))])
    page = shown(evening)
    assert rows(page)["1 sentence with words on whose it is"] == "365 days after release"
    assert "only where somebody typed it" in page.promise


def test_the_page_tells_of_the_bin(evening: Evening, english: None) -> None:
    assert not [what for what in rows(shown(evening)) if "bin" in what]
    planning = evening.services.planning
    planning.delete_items(evening.meeting_id, [planning.plan(evening.meeting_id).agenda[0].id])
    told = rows(shown(evening))
    bin_row = "1 thing in the bin: as it was planned, nothing that was said"
    assert told[bin_row] == "30 days, or until the bin is emptied"


@pytest.mark.parametrize(("locale", "size"), PAPERS)
def test_a_full_group_has_one_page_on_either_paper(
    evening: Evening, english: None, tmp_path: Path, locale: str, size: tuple[int, int]
) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    group, services = group_of(evening), evening.services
    full = Member(
        0, group, "Ada Full", ("AF",), ("Firm",), ("Thing",), "chair", "health", "north", "a@b.example"
    )
    services.groups.bring_in(group, [replace(full, name=f"Ada Full {letter}") for letter in "abcdefghij"])
    services.groups.create("Another Circle")
    for month in range(4, 10):
        day = services.planning.plan(evening.meeting_id).meeting.day.replace(month=month, day=28)
        services.planning.create(group, "Later", day, None)
    evening.sit_down()
    evening.keep(*(f"note {number}" for number in range(12)), "! share it > as")
    try:
        _, pages, found = written(evening, tmp_path / "kept.pdf")
    finally:
        QLocale.setDefault(before)
    assert (pages, found) == (1, size)
    assert len([name for name in FIELDS if getattr(full, name)]) == len(FIELDS)


@pytest.mark.parametrize(("locale", "size"), PAPERS)
def test_a_head_and_a_last_line_of_its_own_leave_it_one_page(
    evening: Evening, english: None, tmp_path: Path, locale: str, size: tuple[int, int]
) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    services, plan = evening.services, evening.services.planning.plan(evening.meeting_id)
    people = tuple(one.id for one in services.groups.members(plan.group.id))
    heading = (
        "The very long name of the peer circle of the harbour and of both of its shores, meeting monthly"
    )
    head = replace(
        plan.group, heading=heading, closing_line="For those who took part only.", logo=clean_logo(picture()),
        begins_id=people[0], seating=people,
    )  # fmt: skip
    services.groups.save(head)
    services.planning.create(plan.group.id, "Later", plan.meeting.day.replace(month=9), None)
    evening.sit_down()
    evening.keep(*(f"note {number}" for number in range(12)), "! share it > as")
    try:
        words, pages, found = written(evening, tmp_path / "kept.pdf")
    finally:
        QLocale.setDefault(before)
    assert "How people last sat" in words
    assert (pages, found) == (1, size)


def test_neither_page_nor_file_names_anybody(evening: Evening, tmp_path: Path) -> None:
    group, services = group_of(evening), evening.services
    services.groups.bring_in(group, [Member(0, group, f"{PERSON} {SURNAME}", (OTHER,), (FIRM,))])
    services.groups.create(f"{OTHER_FIRM} Circle")
    evening.sit_down()
    evening.keep(f"that was {KEPT}", f"! share {KEPT} > as")
    evening.type(f"half {KEPT}")
    evening.window.notes.save_draft()
    target = tmp_path / "kept.pdf"
    words, *_ = written(evening, target)
    people = tuple(name for pair in PEOPLE for name in pair)
    page = "\n".join(shown(evening).lines())
    for found in (words, page, target.read_bytes().decode("latin-1")):
        assert found_in(found.encode(), (*EVERYTHING, *people, *people[0].split())) == set()


def test_a_group_called_like_a_firm_is_found_in_it(evening: Evening, tmp_path: Path) -> None:
    """What the two tests above look with sees a name that is there."""
    group = evening.services.planning.plan(evening.meeting_id).group
    evening.services.groups.save(replace(group, name=f"Friends of {FIRM}"))
    words, *_ = written(evening, tmp_path / "kept.pdf")
    assert found_in(words.encode(), EVERYTHING) == {FIRM}


@pytest.mark.parametrize("name", ["May Counted", "Mark Backup"])
def test_people_called_like_our_words_keep_nobody_from_the_page(
    evening: Evening, tmp_path: Path, name: str
) -> None:
    group = group_of(evening)
    evening.services.groups.bring_in(group, [Member(0, group, name, (), ("Vault", "Standing"))])
    assert written(evening, tmp_path / "kept.pdf")[1] == 1


def test_a_file_name_that_names_somebody_is_refused(evening: Evening, tmp_path: Path) -> None:
    kept, told = presenter(evening), list[KeptTold]()
    kept.told.connect(told.append)
    kept.load()
    kept.write(tmp_path / "page-for-ana-silva.pdf")
    assert [one.ok for one in told] == [False]
    assert list(tmp_path.glob("*.pdf")) == []
    assert kept.default_name == "kept-2026-03-05.pdf"


# The dialog.


def opened(evening: Evening) -> KeepingDialog:
    """By its name in the menu, as a user would."""
    evening.desk.go("prepare", meeting_id=evening.meeting_id)
    spec = next(s for s, _ in evening.window.actions_.shown() if s.id == "group_keeping")
    assert (spec.menu, spec.text) == ("Group", "What this laptop keeps…")
    assert spec.enabled is not None
    assert spec.enabled()
    spec.run()
    return next(d for d in evening.window.findChildren(QDialog) if isinstance(d, KeepingDialog))


def test_the_dialog_is_opened_from_the_menu_and_shows_the_page(evening: Evening) -> None:
    dialog = opened(evening)
    texts = [label.text() for label in dialog.page.findChildren(QLabel)]
    page = shown(evening)
    assert {page.group, page.title, page.line, page.promise, page.last_heading, *page.last} <= set(texts)
    assert {*rows(page), *rows(page).values(), *(part.heading for part in page.parts)} <= set(texts)
    assert dialog.page.accessibleDescription().splitlines() == list(shown(evening).lines())
    dialog.done_.click()


def test_its_button_writes_the_page_and_says_so(
    evening: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []
    target = tmp_path / "out" / "kept.pdf"

    def ask(_: object, title: str, name: str, kinds: str) -> tuple[str, str]:
        asked.append((title, name))
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    dialog = opened(evening)
    dialog.save.click()
    assert (dialog.said.colour_name(), target.exists()) == ("over", False)
    target.parent.mkdir()
    dialog.save.click()
    assert dialog.said.text() == "Written, opened again and checked."
    assert [path.name for path in target.parent.iterdir()] == ["kept.pdf"]
    assert asked == [("Save what this laptop keeps", "kept-2026-03-05.pdf")] * 2
    dialog.done_.click()


def test_without_a_group_there_is_nothing_to_open(clock: FakeClock, qtbot: QtBot) -> None:
    from tests.ui.fakes import fake_desk
    from ui.presenters.plan import PlanPresenter

    desk = fake_desk(clock)
    plan = PlanPresenter(desk.desk)
    assert plan.keeping() is None
    plan.deleteLater()
