"""Sentences for the user."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from peerdesk.domain.errors import UserError
from ui import language


def test_message_fills_the_values_into_its_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.language.messages", lambda: {"disk_full": "Only {free} MB are left."})
    assert language.message(UserError("disk_full", free=3)) == "Only 3 MB are left."


def test_a_language_nobody_translated_installs_nothing(qapp: QApplication) -> None:
    assert language.install_translators(qapp, QLocale("vo")) == 0
