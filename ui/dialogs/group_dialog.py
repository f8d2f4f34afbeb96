"""Asks for a group's name, rules and words."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from peerdesk.domain.errors import BadInput
from peerdesk.domain.members import Group, Member
from peerdesk.domain.retention import LEAST_DAYS, MOST_DAYS
from peerdesk.domain.rules import Attribution, Distribution, StageNames
from ui.dialogs.ask import Ask, named
from ui.models.wording import LANGUAGES, attribution_text, stage_names_text
from ui.theme import current_theme
from ui.widgets.pick_box import CountEdit, PickBox
from ui.widgets.text_label import TextLabel


class GroupDialog(Ask):
    """Settings of one group; answers with a `Group`."""

    def __init__(self, group: Group, members: tuple[Member, ...], parent: QWidget) -> None:
        super().__init__(parent.tr("Group settings"), parent)
        self._group = group
        self.name = QLineEdit(group.name)
        self.attribution, self.distribution = PickBox(), PickBox()
        self.stage_names, self.facilitator = PickBox(), PickBox()
        self.quorum, self.retention = CountEdit(), CountEdit()
        self.language = PickBox(LANGUAGES)
        self.person_word, self.organisation_word = QLineEdit(), QLineEdit()
        self._fill(group, members)
        told = self.tr("The language of the notes tells ordinary words from names.")
        self.language.setAccessibleDescription(told)
        form = self.form()
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("&Name"), self.name),
            (self.tr("&Attribution of new meetings"), self.attribution),
            (self.tr("&Distribution of the minutes"), self.distribution),
            (self.tr("Names on the &Stage"), self.stage_names),
            (self.tr("&Facilitator"), self.facilitator),
            (self.tr("&Quorum, members"), self.quorum),
            (self.tr("&Kept after release, days"), self.retention),
            (self.tr("&Language of new meetings"), self.language),
            (self.tr("&Person becomes"), self.person_word),
            (self.tr("&Organisation becomes"), self.organisation_word),
        )
        for text, field in rows:
            form.addRow(named(text, field), field)
            if field is self.language:
                form.addRow(TextLabel(told, "ink_faint", wrap=True))
        words = self.tr("The last two stand in notes where a name or a firm was typed.")
        self.column.addWidget(TextLabel(words, "ink_faint", wrap=True))
        self.add_buttons(self.tr("Keep"))
        width = current_theme().space(130)
        self.resize(width, max(self.sizeHint().height(), self.heightForWidth(width)))

    def _fill(self, group: Group, members: tuple[Member, ...]) -> None:
        for rule in Attribution:
            self.attribution.addItem(attribution_text(rule), rule)
        for label in Distribution:
            self.distribution.addItem(label.value, label)
        for names in StageNames:
            self.stage_names.addItem(stage_names_text(names), names)
        self.facilitator.addItem(self.tr("not a member"), None)
        for member in members:
            self.facilitator.addItem(member.name, member.id)
        self.attribution.setCurrentIndex(list(Attribution).index(group.attribution))
        self.distribution.setCurrentIndex(list(Distribution).index(group.distribution))
        self.stage_names.setCurrentIndex(list(StageNames).index(group.stage_names))
        ids = [None, *(member.id for member in members)]
        self.facilitator.setCurrentIndex(
            ids.index(group.facilitator_id) if group.facilitator_id in ids else 0
        )
        self._ids = ids
        self.quorum.setRange(0, 999)
        self.quorum.setSpecialValueText(self.tr("none needed"))
        self.quorum.setValue(group.quorum or 0)
        self.retention.setRange(0, 10 * MOST_DAYS)  # what is out of range is told, not changed unseen
        self.retention.setValue(group.retention_days)
        self.retention.setMinimumWidth(self.quorum.sizeHint().width())
        told = self.tr("What was said is erased so many days after the minutes were released.")
        self.retention.setAccessibleDescription(told)
        self.language.choose(group.language)
        self.person_word.setText(group.person_word)
        self.person_word.setPlaceholderText(self.tr("a participant"))
        self.organisation_word.setText(group.organisation_word)
        self.organisation_word.setPlaceholderText(self.tr("their organisation"))

    def value(self) -> Group:
        """The group with what was changed. Raises BadInput for a missing name, too few or many days."""
        if not self.name.text().strip():
            raise BadInput("name_empty")
        if not LEAST_DAYS <= self.retention.value() <= MOST_DAYS:
            raise BadInput("retention_range", least=str(LEAST_DAYS), most=str(MOST_DAYS))
        return replace(
            self._group,
            name=self.name.text(),
            attribution=list(Attribution)[self.attribution.currentIndex()],
            distribution=list(Distribution)[self.distribution.currentIndex()],
            stage_names=list(StageNames)[self.stage_names.currentIndex()],
            facilitator_id=self._ids[self.facilitator.currentIndex()],
            quorum=self.quorum.value() or None,
            retention_days=self.retention.value(),
            person_word=" ".join(self.person_word.text().split()),
            organisation_word=" ".join(self.organisation_word.text().split()),
            language=self.language.key() or self._group.language,
        )
