"""Translators, and sentences for what the user can mend."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from peerdesk.domain.errors import UserError
from peerdesk.resource_files import messages, resource


def install_translators(app: QCoreApplication, locale: QLocale) -> int:
    """Install the translations for `locale`, Qt's own first; returns how many there were.

    English lies under all others: it holds the plurals of the texts in the code, "1 note", "2 notes".
    """
    _install(app, QLocale(QLocale.Language.English), "peerdesk", str(resource("i18n")))
    folders = (
        ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        ("peerdesk", str(resource("i18n"))),
    )
    return sum(_install(app, locale, name, folder) for name, folder in folders)


def message(error: UserError) -> str:
    """The sentence for an error in the user's language, its values filled in.

    The English sentence is the source text of its translation, under the context `messages`.
    """
    source = messages()[error.key]
    return QCoreApplication.translate("messages", source).format(**error.values)


def unquoted(error: UserError) -> UserError:
    """The same error without the words that were typed, for where the room can see it."""
    values = {name: "…" if isinstance(value, str) else value for name, value in error.values.items()}
    return UserError(error.key, **values)


def paper_here() -> Literal["a4", "letter"]:
    """The paper that printers have where the user lives."""
    lands = (QLocale.Country.UnitedStates, QLocale.Country.Canada)
    return "letter" if QLocale().territory() in lands else "a4"


def _install(app: QCoreApplication, locale: QLocale, name: str, folder: str) -> bool:
    translator = QTranslator(app)
    if translator.load(locale, name, "_", folder) and app.installTranslator(translator):
        return True
    translator.deleteLater()
    return False
