"""Sentences for the user, their translations and their plurals."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from peerdesk.domain.errors import UserError
from peerdesk.resource_files import messages
from tests.architecture.source import ROOT
from ui import language

ENGLISH = ROOT / "resources" / "i18n" / "peerdesk_en.ts"


@pytest.fixture
def english(qapp: QApplication) -> Iterator[int]:
    """The translators of somebody who reads English; how many there were."""
    before = set(qapp.findChildren(QTranslator))
    yield language.install_translators(qapp, QLocale("vo"))
    for translator in set(qapp.findChildren(QTranslator)) - before:
        qapp.removeTranslator(translator)
        translator.deleteLater()


class ClosingPanel(QObject):
    """Has the name of a class with plurals."""

    def notes(self, count: int) -> str:
        return self.tr("%n notes", "", count)


def test_message_fills_the_values_into_its_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.language.messages", lambda: {"disk_full": "Only {free} MB are left."})
    assert language.message(UserError("disk_full", free=3)) == "Only 3 MB are left."


def test_a_language_nobody_translated_has_english_plurals(english: int) -> None:
    assert english == 0
    panel = ClosingPanel()
    assert [panel.notes(count) for count in (0, 1, 2)] == ["0 notes", "1 note", "2 notes"]


def test_texts_outside_classes_can_be_translated(qapp: QApplication, tmp_path: Path) -> None:
    text = ENGLISH.read_text(encoding="utf-8").replace(
        '<source>End the meeting</source>\n        <translation type="unfinished"></translation>',
        "<source>End the meeting</source>\n        <translation>Finis</translation>",
    )
    (tmp_path / "latin.ts").write_text(text, encoding="utf-8")
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([tool, "-silent", tmp_path / "latin.ts"], check=True, capture_output=True)
    translator = QTranslator()
    assert translator.load(str(tmp_path / "latin.qm"))
    qapp.installTranslator(translator)
    assert QCoreApplication.translate("", "End the meeting") == "Finis"
    qapp.removeTranslator(translator)


def test_every_text_of_the_code_is_there_and_compiled() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / ".ci" / "translate.py", "--check"], capture_output=True, text=True
    )
    assert done.stdout.strip() == "", "run: python .ci/translate.py"
    assert done.returncode == 0


def test_every_sentence_for_the_user_can_be_translated() -> None:
    contexts = {c.findtext("name"): c for c in ElementTree.parse(ENGLISH).iter("context")}
    sources = {message.findtext("source") for message in contexts["messages"].iter("message")}
    assert sources == set(messages().values())


def test_every_plural_of_english_has_two_forms() -> None:
    plurals = [m for m in ElementTree.parse(ENGLISH).iter("message") if m.get("numerus") == "yes"]
    assert len(plurals) > 15
    assert {len([f for f in m.iter("numerusform") if f.text]) for m in plurals} == {2}
