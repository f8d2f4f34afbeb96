"""What the Run page asks when she wants it asked: another end, a typed amount of time, when an item began."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from peerdesk.domain.agenda import find
from peerdesk.domain.running import AddTime
from ui.presenters.run import RunPresenter
from ui.presenters.stage import StagePresenter
from ui.presenters.timekeeping import Timekeeping

if TYPE_CHECKING:
    from peerdesk.services.running import RunningView
    from ui.dialogs.finish_dialog import Preview


class RunDialogs(QObject):
    """Opens dialogs over the page; nothing here blocks, and the clock goes on."""

    def __init__(
        self,
        page: QWidget,
        run: RunPresenter,
        timekeeping: Timekeeping,
        stage: StagePresenter,
        words: Callable[[], RunningView | None],
    ) -> None:
        """words: as the page shows them, without what is private in the room's sight."""
        super().__init__(page)
        self._words = words
        self._page, self._run, self._timekeeping, self._stage = page, run, timekeeping, stage

    @Slot()
    def finish_by(self) -> None:
        """*Finish by…*: every later item old and new, then apply or cancel."""
        from ui.dialogs.finish_dialog import FinishDialog
        from ui.stage_model import time_of_day

        running = self._run.running
        if running is None or running.item_plan is None:
            return
        dialog = FinishDialog(time_of_day(running.planned_end_s), self._preview, self._page)
        dialog.answered.connect(self._finish)
        dialog.open()

    @Slot()
    def add_time(self) -> None:
        """A typed amount, more or less, for what runs."""
        from ui.dialogs.typed_time import MoreTimeDialog

        if self._run.running is not None and self._run.running.item_plan is not None:
            dialog = MoreTimeDialog(self._page)
            dialog.answered.connect(self._add)
            dialog.open()

    @Slot()
    def message(self) -> None:
        """Words for the room, on the Stage until they are taken away."""
        from ui.dialogs.room_message import RoomMessageDialog

        if self._run.running is not None:
            dialog = RoomMessageDialog(self._stage.message, is_on=self._stage.is_on, parent=self._page)
            dialog.answered.connect(self._tell)
            dialog.open()

    @Slot()
    def started_at(self) -> None:
        """A typed moment at which the running item began."""
        from ui.dialogs.typed_time import StartedAtDialog

        if self._run.running is not None and self._run.running.item_plan is not None:
            dialog = StartedAtDialog(self._wall(), self._page)
            dialog.answered.connect(self._started)
            dialog.open()

    def _preview(self, time: dt.time) -> Preview:
        from ui.dialogs.finish_dialog import Preview
        from ui.models.spread_model import SpreadRow
        from ui.stage_model import time_of_day

        found, words = self._timekeeping.spread(time), self._words()
        if found is None or words is None:
            return Preview((), "", fits=True, changes=False)
        rows = tuple(
            SpreadRow(
                item.title if (item := find(words.agenda, change.item_id)) else "",
                change.old_s,
                change.new_s,
                change.a_person_s,
                change.is_tight,
            )
            for change in found.changes
        )
        return Preview(rows, time_of_day(found.end_s), fits=found.fits, changes=bool(found.lengths))

    def _finish(self, time: object) -> None:
        if isinstance(time, dt.time):
            self._timekeeping.finish_by(time)

    def _tell(self, text: object) -> None:
        if isinstance(text, str):
            self._stage.tell(text)

    def _add(self, seconds: object) -> None:
        if isinstance(seconds, int) and seconds:
            self._run.press(AddTime(seconds))

    def _started(self, ago_s: object) -> None:
        if isinstance(ago_s, int) and self._run.item_id is not None:
            self._run.start_item(self._run.item_id, float(ago_s))

    def _wall(self) -> dt.time:
        return dt.datetime.fromtimestamp(self._run.wall_s).time()
