"""What fields, titles and names of files keep of what was typed: undo, learned words, the task bar."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from peerdesk.domain.members import Member
from tests.architecture.source import last_name as name_of
from tests.architecture.source import parse, sources
from tests.markers import EVERYTHING, FIRM, KEPT, PERSON, STRUCK, SURNAME, found_in
from tests.ui.evening import CTRL, SHIFT, Evening
from tests.ui.test_secrecy import OF_FIGURES, titles
from ui.widgets.sentence_editor import SentenceEditor
from ui.window import TITLE, UNLEARNT

# L13: undo.


def brought_back(document: QTextDocument) -> str:
    """Everything that undoing could show again."""
    seen = []
    while document.isUndoAvailable():
        document.undo()
        seen.append(document.toPlainText())
    return "\n".join(seen)


def test_words_deleted_by_hand_would_come_back(evening: Evening) -> None:
    """What the box itself keeps, so that the looks at it see something."""
    evening.sit_down()
    evening.type(f"half {STRUCK}")
    evening.box.selectAll()
    evening.key(Qt.Key.Key_Delete)
    assert found_in(brought_back(evening.box.document()).encode(), (STRUCK,)) == {STRUCK}


def test_struck_words_do_not(evening: Evening) -> None:
    evening.sit_down()
    evening.keep(f"take out {STRUCK}")
    evening.key(Qt.Key.Key_Up)
    evening.box.selectAll()
    evening.key(Qt.Key.Key_Delete)
    evening.key(Qt.Key.Key_D, CTRL | SHIFT)
    assert brought_back(evening.box.document()) == ""


def test_the_editor_over_the_pages_forgets_a_sentence_with_it(qtbot: QtBot) -> None:
    desk = QWidget()
    qtbot.addWidget(desk)
    editor = SentenceEditor(desk)
    words = editor.findChild(QPlainTextEdit)
    assert words is not None
    desk.show()
    editor.open("a", f"that was {KEPT}", can_drop=True)
    words.insertPlainText(f" and {STRUCK}")
    assert words.document().isUndoAvailable(), "the look finds what is there"
    editor.finish()
    assert (words.toPlainText(), brought_back(words.document())) == ("", "")


# L19: titles and names of files.


def planted(evening: Evening) -> None:
    """A group and a meeting that are called by marked words."""
    services = evening.services
    group = services.planning.plan(evening.meeting_id).group
    services.groups.bring_in(group.id, [Member(0, group.id, f"{PERSON} {SURNAME}", organisations=(FIRM,))])
    meeting = services.planning.plan(evening.meeting_id).meeting
    services.planning.save_meeting(replace(meeting, title=f"{PERSON} at {FIRM}"))


@pytest.mark.parametrize("suffix", [".pdf", ".md"])
def test_the_proposed_name_of_a_paper_names_nobody(evening: Evening, suffix: str) -> None:
    planted(evening)
    evening.sit_down()
    evening.keep(f"that was {KEPT}")
    evening.window.run.close()
    evening.desk.go("minutes", meeting_id=evening.meeting_id)
    name = evening.window.minutes.default_name(suffix)
    assert name.endswith(suffix)
    assert found_in(name.encode(), (*EVERYTHING, "Harbour", "Spring")) == set()


def test_a_title_that_tells_would_be_found(evening: Evening) -> None:
    planted(evening)
    evening.desk.go("prepare", meeting_id=evening.meeting_id)
    assert found_in("".join(titles()).encode(), EVERYTHING) == set()
    evening.window.setWindowTitle(f"{TITLE}: {evening.window.plan.title}")
    assert found_in("".join(titles()).encode(), EVERYTHING) == {PERSON, FIRM}


# L20: input methods.


def learning(window: QWidget) -> list[str]:
    """Fields of this window that an input method may learn from once they have the keyboard."""
    found = []
    for kind in (QLineEdit, QPlainTextEdit):
        for field in window.findChildren(kind):
            if field.objectName() == OF_FIGURES or not (field.isVisible() and field.isEnabled()):
                continue
            field.setFocus()
            QApplication.processEvents()
            if field.inputMethodHints() & UNLEARNT != UNLEARNT:
                found.append(field.accessibleName())
    return found


def test_the_editor_of_minutes_teaches_no_input_method(evening: Evening) -> None:
    evening.sit_down()
    evening.keep(f"that was {KEPT}")
    evening.window.run.close()
    evening.desk.go("minutes", meeting_id=evening.meeting_id)
    editor = evening.window.front().editor  # type: ignore[attr-defined]
    editor.open("a", f"that was {KEPT}", can_drop=True)
    assert editor.findChild(QPlainTextEdit).isVisible()
    assert learning(evening.window) == []


def test_a_field_that_nobody_looks_after_would_be_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    for kind in (QLineEdit, QPlainTextEdit):
        kind(window).setAccessibleName(kind.__name__)
    window.show()
    assert learning(window) == ["QLineEdit", "QPlainTextEdit"]


OTHER_FIELDS = {"QTextEdit", "QTextBrowser", "QInputDialog", "setEditable"}
"""What takes words and is no kind of field that the window looks after."""


def other_fields(folders: tuple[str, ...]) -> list[str]:
    return [found for source in sources(*folders) for found in _others(source.tree)]


def _others(tree: ast.AST) -> list[str]:
    names = (name_of(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call))
    bases = (
        name_of(base) for node in ast.walk(tree) if isinstance(node, ast.ClassDef) for base in node.bases
    )
    return [name for name in (*names, *bases) if name in OTHER_FIELDS]


def test_words_are_taken_by_these_two_kinds_of_field_only() -> None:
    assert other_fields(("ui",)) == []


@pytest.mark.parametrize("line", ["QTextEdit(self)", "class Box(QTextEdit): pass", "box.setEditable(True)"])
def test_another_kind_of_field_would_be_found(line: str) -> None:
    assert _others(parse(line).tree)


def test_no_dictionary_or_history_of_fields_is_written(evening: Evening, home: Path) -> None:
    evening.sit_down()
    evening.keep(f"that was {KEPT}")
    written = {path.name for path in home.rglob("*") if path.is_file()}
    assert written <= {"vault.db", "vault.db-wal", "vault.db-shm", "vault.json", "scratch", "lock"}
