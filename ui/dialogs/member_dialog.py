"""Asks for one person."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from peerdesk.domain.errors import BadInput
from peerdesk.domain.members import Member, Stage
from ui.dialogs.ask import Ask, named
from ui.models.wording import stage_text
from ui.theme import current_theme
from ui.widgets.pick_box import PickBox


class MemberDialog(Ask):
    """Everything known of a person; answers with a `Member`."""

    def __init__(self, member: Member, parent: QWidget) -> None:
        super().__init__(parent.tr("Person"), parent)
        self._member = member
        self.name = QLineEdit(member.name)
        self.nicknames = QLineEdit("; ".join(member.nicknames))
        self.organisations = QLineEdit("; ".join(member.organisations))
        self.products = QLineEdit("; ".join(member.products))
        self.role, self.sector = QLineEdit(member.role), QLineEdit(member.sector)
        self.region, self.email = QLineEdit(member.region), QLineEdit(member.email)
        self.stage = PickBox()
        for stage in Stage:
            self.stage.addItem(stage_text(stage), stage)
        self.stage.setCurrentIndex(list(Stage).index(member.stage))
        for line in (self.nicknames, self.organisations, self.products):
            line.setPlaceholderText(self.tr("several with a semicolon between"))
        form = self.form()
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("&Name"), self.name),
            (self.tr("&Called"), self.nicknames),
            (self.tr("&Organisation"), self.organisations),
            (self.tr("&Products"), self.products),
            (self.tr("&Role"), self.role),
            (self.tr("S&ector"), self.sector),
            (self.tr("Re&gion"), self.region),
            (self.tr("E-&mail"), self.email),
            (self.tr("&Stage"), self.stage),
        )
        for text, field in rows:
            form.addRow(named(text, field), field)
        self.add_buttons(self.tr("Keep"))
        self.resize(current_theme().space(110), self.sizeHint().height())

    def value(self) -> Member:
        """The person as filled in. Raises BadInput for a name that is missing."""
        if not self.name.text().strip():
            raise BadInput("name_empty")
        return replace(
            self._member,
            name=self.name.text(),
            nicknames=_parts(self.nicknames),
            organisations=_parts(self.organisations),
            products=_parts(self.products),
            role=_one(self.role),
            sector=_one(self.sector),
            region=_one(self.region),
            email=_one(self.email),
            stage=list(Stage)[self.stage.currentIndex()],
        )


def _one(line: QLineEdit) -> str:
    return " ".join(line.text().split())


def _parts(line: QLineEdit) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(p.split()) for p in line.text().split(";") if p.strip()))
