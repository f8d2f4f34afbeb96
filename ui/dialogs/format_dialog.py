"""Chooses a ready agenda: one of the group's own, or one that comes with the program."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from peerdesk.domain.errors import BadInput
from peerdesk.domain.formats import Format, OwnFormat
from ui.dialogs.ask import Ask, named
from ui.dialogs.confirm import ask_to_erase
from ui.dialogs.format_files import ask_format_target, pick_format
from ui.dialogs.format_fit import AtHand, FormatFit
from ui.presenters.formats import FormatsPresenter, FormatsShown
from ui.presenters.members import Told
from ui.theme import Size, Weight, current_theme
from ui.widgets.text_label import TextLabel


class FormatDialog(Ask):
    """Formats at the left, the items of the chosen one at the right; answers with a `Format` as it fits.

    at_hand: the people and the time of the meeting. replaces: there are items already. to_export: the chosen
    one is written as a file, so that it is shown and answered as it is made.
    """

    def __init__(
        self,
        presenter: FormatsPresenter,
        at_hand: AtHand,
        parent: QWidget,
        *,
        replaces: bool = False,
        to_export: bool = False,
    ) -> None:
        super().__init__(parent.tr("Export a format") if to_export else parent.tr("Use a format"), parent)
        presenter.setParent(self)
        self._presenter, self._to_export = presenter, to_export
        self._shown = FormatsShown()
        self.list = QListWidget()
        self.fit = FormatFit(AtHand() if to_export else at_hand, with_time=True)
        self.fit.fields.setVisible(not to_export)
        self.bring_in = QPushButton(self.tr("&Import…"))
        self.take_out = QPushButton(self.tr("&Export…"))
        self.remove = QPushButton(self.tr("&Remove…"))
        self._title = TextLabel("", size=Size.BODY, weight=Weight.STRONG)
        self.told = TextLabel("", "ink_soft", wrap=True)
        self.told.hide()
        self._build(replaces)
        self.add_buttons(self.tr("Export…") if to_export else self.tr("Use it"))
        self.list.currentItemChanged.connect(self._show)
        self.list.itemActivated.connect(self.ok.click)
        self.bring_in.clicked.connect(self._import)
        self.take_out.clicked.connect(self._export)
        self.remove.clicked.connect(self._remove)
        presenter.shown.connect(self._fill)
        presenter.told.connect(self._say)
        self._show()
        presenter.load()
        self.resize(current_theme().space(215), current_theme().space(135))

    def _build(self, replaces: bool) -> None:
        theme = current_theme()
        self.list.setSpacing(theme.space(0.5))
        left, right, row, files = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        left.addWidget(named(self.tr("&Formats"), self.list))
        left.addWidget(self.list)
        for button in (self.bring_in, self.take_out, self.remove):
            button.setAutoDefault(False)
            button.setVisible(not self._to_export)
            files.addWidget(button)
        files.setSpacing(theme.space(2))
        files.addStretch(1)
        left.addLayout(files)
        right.addWidget(self._title)
        right.addWidget(self.fit)
        row.setSpacing(theme.space(5))
        row.addLayout(left, 2)
        row.addLayout(right, 3)
        self.column.addLayout(row)
        if replaces:
            words = self.tr("It takes the place of the agenda. Ctrl+Z brings the old one back.")
            self.column.addWidget(TextLabel(words, "ink_soft", wrap=True))
        self.column.addWidget(self.told)

    def value(self) -> Format:
        """The chosen format, fitted unless it is to be written. Raises BadInput for a time at hand."""
        chosen = self._chosen()
        found = self._format(chosen) if self._to_export else self.fit.value()
        if found is None:
            raise BadInput("format_gone")
        return found

    @Slot(object)
    def _fill(self, shown: FormatsShown) -> None:
        """Show what there is, and stay on what was chosen where it is still there."""
        before, self._shown = self._chosen(), shown
        with QSignalBlocker(self.list):
            self.list.clear()
            if shown.own:
                self._add_heading(self.tr("Of this group"))
            for own in shown.own:
                self._add(own.format.title, own)
            if shown.own:
                self._add_heading(self.tr("With the program"))
            for format_ in shown.built_in:
                self._add(format_.title, format_)
            self._choose(before, shown.chosen)
        self._show()

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(current_theme().font(Size.SMALL, Weight.STRONG))
        self.list.addItem(item)

    def _add(self, title: str, what: Format | OwnFormat) -> None:
        item = QListWidgetItem(title)
        item.setData(Qt.ItemDataRole.UserRole, what)
        self.list.addItem(item)

    def _choose(self, before: Format | OwnFormat | None, own_id: int) -> None:
        rows = [(row, self._at(row)) for row in range(self.list.count())]
        new = [row for row, what in rows if isinstance(what, OwnFormat) and what.id == own_id]
        same = [row for row, what in rows if what is not None and what == before]
        first = [row for row, what in rows if what is not None]
        self.list.setCurrentRow(next(iter((*new, *same, *first)), -1))

    def _at(self, row: int) -> Format | OwnFormat | None:
        item = self.list.item(row)
        found = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return found if isinstance(found, Format | OwnFormat) else None

    def _chosen(self) -> Format | OwnFormat | None:
        return self._at(self.list.currentRow())

    def _format(self, what: Format | OwnFormat | None) -> Format | None:
        return what.format if isinstance(what, OwnFormat) else what

    @Slot()
    def _show(self) -> None:
        chosen = self._chosen()
        format_ = self._format(chosen)
        self._title.set_text(format_.title if format_ else "")
        self.fit.show_format(format_)
        self.ok.setEnabled(format_ is not None)
        self.take_out.setEnabled(format_ is not None)
        self.remove.setEnabled(isinstance(chosen, OwnFormat))

    @Slot()
    def _import(self) -> None:
        pick_format(self, self._picked)

    @Slot(str)
    def _picked(self, path: str) -> None:
        self._presenter.bring_in(Path(path))

    @Slot()
    def _export(self) -> None:
        format_ = self._format(self._chosen())
        target = ask_format_target(self, format_.key) if format_ else None
        if format_ is not None and target is not None:
            self._presenter.take_out(format_, target)

    @Slot()
    def _remove(self) -> None:
        """Ask once, then erase one of the group's own."""
        chosen, presenter = self._chosen(), self._presenter
        if isinstance(chosen, OwnFormat):
            ask_to_erase(
                self,
                self.tr("Remove the format “{title}”?").format(title=chosen.format.title),
                self.tr("Agendas that were made from it stay as they are."),
                self.tr("Remove"),
                lambda: presenter.remove(chosen),
            )

    @Slot(object)
    def _say(self, told: Told) -> None:
        self.told.set_colour("ink_soft" if told.ok else "over")
        self.told.set_text(told.text)
        self.told.setVisible(bool(told.text))
