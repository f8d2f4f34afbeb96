"""Asks for what a group has at the head and the end of its papers: words, and a picture."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QImage, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from peerdesk.domain.sheets import LONGEST_CLOSING, LONGEST_HEADING, Head
from ui.dialogs.ask import Ask, named
from ui.dialogs.places import pick_file
from ui.presenters.letterhead import LetterheadPresenter, LogoRead
from ui.theme import current_theme, load_theme
from ui.widgets.drawing import HAIR, draw_box, painter_for
from ui.widgets.text_label import TextLabel

_WIDE, _HIGH = 40, 13


class LogoBox(QWidget):
    """The picture as it stands on white paper, as large as fits; words where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._light = load_theme(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_picture(None)

    def set_picture(self, png: bytes | None) -> None:
        """Show this picture; None for none."""
        self._image = QImage.fromData(png) if png else QImage()
        told = self.tr("There is a picture.") if png else self.tr("There is no picture.")
        self.setAccessibleDescription(told)
        self.update()

    def sizeHint(self) -> QSize:
        """In the proportions of the place on the paper."""
        theme = current_theme()
        return QSize(theme.space(_WIDE), theme.space(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw paper, and the picture on it."""
        painter, theme, light = painter_for(self), current_theme(), self._light
        box = QRectF(self.rect()).adjusted(HAIR, HAIR, -HAIR, -HAIR)
        draw_box(painter, box, light.radius / 2, light.colours.card, theme.colours.line_strong)
        pad = theme.space(1.5)
        inner = box.adjusted(pad, pad, -pad, -pad)
        if self._image.isNull():
            painter.setFont(theme.font())
            painter.setPen(light.colour("ink_faint"))
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignCenter), self.tr("no logo"))
            return
        size = self._image.size().scaled(inner.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        top = inner.top() + (inner.height() - size.height()) / 2
        painter.drawImage(QRectF(inner.left(), top, size.width(), size.height()), self._image)


class LetterheadDialog(Ask):
    """Heading, logo and closing line of one group; answers with a `Head`."""

    def __init__(self, presenter: LetterheadPresenter, parent: QWidget) -> None:
        super().__init__(parent.tr("Head of the papers"), parent)
        self._presenter = presenter
        group = presenter.group
        self._logo = group.logo
        self.heading, self.closing = QLineEdit(group.heading), QLineEdit(group.closing_line)
        self.heading.setMaxLength(LONGEST_HEADING)
        self.closing.setMaxLength(LONGEST_CLOSING)
        self.heading.setPlaceholderText(self.tr("stands over the title"))
        self.closing.setPlaceholderText(self.tr("stands under the last sentence"))
        self.box = LogoBox()
        self.choose, self.remove = QPushButton(self.tr("Choose…")), QPushButton(self.tr("Take away"))
        form = self.form()
        form.addRow(named(self.tr("&Heading"), self.heading), self.heading)
        form.addRow(named(self.tr("&Closing line"), self.closing), self.closing)
        label = named(self.tr("&Logo"), self.choose)
        self.box.setAccessibleName(self.tr("Logo"))
        form.addRow(label, self._picture_row())
        told = self.tr(
            "Both lines are checked for names in each paper, like notes. PeerDesk cannot read pictures: look "
            "yourself whether a logo names a person or a firm."
        )
        self.column.addWidget(TextLabel(told, "ink_soft", wrap=True))
        self.add_buttons(self.tr("Keep"))
        self.choose.clicked.connect(self._choose)
        self.remove.clicked.connect(self._remove)
        presenter.read.connect(self._show)
        self._show_logo(self._logo)
        width = current_theme().space(140)
        self.resize(width, max(self.sizeHint().height(), self.heightForWidth(width)))

    def value(self) -> Head:
        """What is to stand on the papers."""
        return Head(self.heading.text(), self.closing.text(), self._logo)

    def _picture_row(self) -> QHBoxLayout:
        theme = current_theme()
        row = QHBoxLayout()
        row.setSpacing(theme.space(2))
        row.addWidget(self.box)
        for button in (self.choose, self.remove):
            button.setAutoDefault(False)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        return row

    @Slot()
    def _choose(self) -> None:
        kinds = [self.tr("Pictures (*.png *.jpg *.jpeg)")]
        pick_file(self, self.tr("Choose a logo"), kinds, self.read_logo)

    def read_logo(self, path: str) -> None:
        """Have this picture read; nothing is kept before it is."""
        self.ok.setEnabled(False)
        self._presenter.read_logo(Path(path))

    @Slot()
    def _remove(self) -> None:
        self.say("")
        self._show_logo(None)
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _show(self, found: LogoRead) -> None:
        self.ok.setEnabled(True)
        self.say(found.wrong)
        if found.png is not None:
            self._show_logo(found.png)

    def _show_logo(self, png: bytes | None) -> None:
        self._logo = png
        self.box.set_picture(png)
        self.remove.setEnabled(png is not None)
