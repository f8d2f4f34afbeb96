"""What Prepare asks in dialogs, each built when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from peerdesk.domain.bin import REST_DAYS
from peerdesk.domain.formats import Format
from peerdesk.domain.members import Group, Member
from peerdesk.domain.series import Series
from ui.presenters.desk import Notice
from ui.presenters.members import Told
from ui.presenters.plan import NewMeeting, PlanPresenter

if TYPE_CHECKING:
    from peerdesk.services.planning import NextProposed
    from ui.presenters.formats import FormatsPresenter


class PrepareDialogs(QObject):
    """Opens dialogs over a page and hands what they answer to the presenter."""

    def __init__(self, presenter: PlanPresenter, page: QWidget) -> None:
        super().__init__(page)
        self._presenter = presenter
        self._page = page
        self._formats: FormatsPresenter | None = None

    @Slot()
    def new_meeting(self) -> None:
        """Ask for a meeting of the group in front."""
        if self._presenter.group is not None:
            self._presenter.formats(self._open_new_meeting)

    @Slot()
    def meeting_details(self) -> None:
        """Ask for another title, day, time or rule of the meeting in front."""
        from ui.dialogs.meeting_dialog import MeetingDialog

        meeting = self._presenter.meeting
        if meeting is not None:
            dialog = MeetingDialog(self._presenter.today, (), 0, self._page, meeting)
            dialog.answered.connect(self._keep_details)
            dialog.open()

    @Slot()
    def use_format(self) -> None:
        """Ask for a ready agenda in place of this one."""
        from ui.dialogs.format_dialog import FormatDialog
        from ui.dialogs.format_fit import AtHand

        plan, formats = self._presenter.plan, self._presenter.format_list()
        if plan is not None and formats is not None and self._presenter.is_editable:
            slot = plan.meeting.slot_minutes
            at_hand = AtHand(plan.people, slot * 60 if slot else None, plan.meeting.starts)
            dialog = FormatDialog(formats, at_hand, self._page, replaces=bool(plan.agenda))
            dialog.answered.connect(self._use_format)
            dialog.open()

    @Slot()
    def keep_as_format(self) -> None:
        """Ask for a name under which the agenda in front is kept for others like it."""
        from ui.dialogs.name_dialog import NameDialog

        if self._presenter.plan is not None:
            dialog = NameDialog(self.tr("Keep as a format"), self.tr("&Name of the format"), self._page)
            dialog.answered.connect(self._keep_as_format)
            dialog.open()

    @Slot()
    def import_format(self) -> None:
        """Ask for a file with a format, to be kept with the group's own."""
        from ui.dialogs.format_files import pick_format

        formats = self._telling_formats()
        if formats is not None:
            pick_format(self._page, lambda path: formats.bring_in(Path(path)))

    @Slot()
    def export_format(self) -> None:
        """Ask which format to write as a file, then where."""
        from ui.dialogs.format_dialog import FormatDialog
        from ui.dialogs.format_fit import AtHand

        formats = self._presenter.format_list()
        if formats is not None:
            dialog = FormatDialog(formats, AtHand(), self._page, to_export=True)
            dialog.answered.connect(self._export_format)
            dialog.open()

    @Slot()
    def next_meeting(self) -> None:
        """Ask for the meeting after the one in front."""
        self._presenter.next_proposed(self._open_next)

    @Slot()
    def members(self) -> None:
        """Show the people of the group in front."""
        from ui.dialogs.members_dialog import MembersDialog

        people = self._presenter.people()
        if people is not None:
            MembersDialog(people, self._page).open()

    @Slot()
    def keeping(self) -> None:
        """Show what this laptop keeps about the group in front."""
        from ui.dialogs.keeping_dialog import KeepingDialog

        kept = self._presenter.keeping()
        if kept is not None:
            KeepingDialog(kept, self._page).open()

    @Slot()
    def bin(self) -> None:
        """Show what was deleted and may be put back."""
        from ui.dialogs.bin_dialog import BinDialog

        BinDialog(self._presenter.bin(), self._page).open()

    @Slot()
    def times(self) -> None:
        """Show what the items of the closed meeting in front took."""
        from ui.dialogs.times_dialog import TimesDialog

        times = self._presenter.times()
        if times is not None:
            TimesDialog(times, self._page).open()

    @Slot()
    def rehearse(self) -> None:
        """Play the agenda in front at speed, as it stands."""
        from ui.dialogs.rehearse_dialog import RehearseDialog

        rehearsal = self._presenter.rehearsal()
        if rehearsal is not None:
            RehearseDialog(rehearsal, self._page).open()

    @Slot()
    def agenda_paper(self) -> None:
        """Ask where the agenda for the invitation goes, and write it."""
        from ui.presenters.agenda_papers import INVITATION

        papers, meeting = self._presenter.papers, self._presenter.meeting
        write = partial(self._write, INVITATION, self.tr("Save the agenda"), papers.write_invitation)
        if meeting is not None:
            papers.name_unshowable(meeting.id, write)

    @Slot()
    def pocket_sheet(self) -> None:
        """Ask where the facilitator's sheet goes, and write it."""
        from ui.presenters.agenda_papers import POCKET_SHEET

        papers, meeting = self._presenter.papers, self._presenter.meeting
        title = self.tr("Save the pocket sheet")
        write = partial(self._write, POCKET_SHEET, title, papers.write_pocket_sheet)
        if meeting is not None:
            papers.name_unshowable(meeting.id, write, pocket=True)

    @Slot()
    def calendar_file(self) -> None:
        """Ask whether the meeting repeats, then where its calendar file goes."""
        from ui.dialogs.calendar_dialog import CalendarDialog

        meeting = self._presenter.meeting
        if meeting is not None:
            dialog = CalendarDialog(meeting.day, meeting.starts is not None, self._page)
            dialog.answered.connect(self._write_calendar)
            dialog.open()

    @Slot()
    def group_settings(self) -> None:
        """Ask for other rules or words of the group in front."""
        group = self._presenter.group
        if group is not None:
            self._presenter.group_members(partial(self._open_settings, group))

    @Slot()
    def letterhead(self) -> None:
        """Ask for the head of the papers of the group in front."""
        from ui.dialogs.letterhead_dialog import LetterheadDialog
        from ui.presenters.letterhead import LetterheadPresenter

        group = self._presenter.group
        if group is None:
            return
        presenter = LetterheadPresenter(self._presenter.desk, group)
        dialog = LetterheadDialog(presenter, self._page)
        dialog.answered.connect(lambda head: None if head is None else presenter.save(head))
        dialog.finished.connect(presenter.deleteLater)
        dialog.open()

    @Slot()
    def delete_group(self) -> None:
        """Ask once, then put the group in front into the bin."""
        from ui.dialogs.confirm import ask_to_erase

        group, presenter = self._presenter.group, self._presenter
        if group is None:
            return
        ask_to_erase(
            self._page,
            self.tr("Delete the group “{name}”?").format(name=group.name),
            self.tr(
                "Its members, formats, meetings and agendas rest in the bin for {days} days. Its notes, "
                "promises, minutes and private notes are erased at once, for good."
            ).format(days=REST_DAYS),
            self.tr("Delete"),
            lambda: presenter.delete_group(group.id),
        )

    @Slot()
    def delete_meeting(self) -> None:
        """Ask once, then put the meeting in front into the bin."""
        from ui.dialogs.confirm import ask_to_erase

        meeting, presenter = self._presenter.meeting, self._presenter
        if meeting is None:
            return
        ask_to_erase(
            self._page,
            self.tr("Delete the meeting “{title}”?").format(title=meeting.title),
            self.tr(
                "Its agenda and who was asked rest in the bin for {days} days. Its notes, promises, minutes "
                "and private notes are erased at once, for good."
            ).format(days=REST_DAYS),
            self.tr("Delete"),
            lambda: presenter.delete_meeting(meeting.id),
        )

    def _open_new_meeting(self, formats: tuple[Format, ...]) -> None:
        from ui.dialogs.meeting_dialog import MeetingDialog

        presenter = self._presenter
        if not self._is_asked():
            return
        dialog = MeetingDialog(presenter.today, formats, presenter.people_asked, self._page)
        dialog.answered.connect(self._make_meeting)
        dialog.open()

    def _open_next(self, proposed: NextProposed) -> None:
        from ui.dialogs.meeting_dialog import MeetingDialog

        presenter = self._presenter
        if not self._is_asked():
            return
        dialog = MeetingDialog(presenter.today, (), presenter.people_asked, self._page, after=proposed)
        dialog.answered.connect(lambda new: self._make_next(proposed.after.id, new))
        dialog.open()

    def _is_asked(self) -> bool:
        """Whether the page is still in front: the store may answer when another one is looked at."""
        return self._page.isVisible()

    def _make_next(self, after_id: int, new: NewMeeting | None) -> None:
        if new is not None:
            self._presenter.make_next(after_id, new)

    def _telling_formats(self) -> FormatsPresenter | None:
        """The formats of the group in front; what is done with them is said in the strip."""
        group = self._presenter.group
        if group is None or self._formats is None or self._formats.group_id != group.id:
            if self._formats is not None:
                self._formats.told.disconnect(self._say)
            self._formats = self._presenter.format_list()
            if self._formats is not None:
                self._formats.told.connect(self._say)
        return self._formats

    @Slot(object)
    def _say(self, told: Told) -> None:
        tone, key = ("info", "format") if told.ok else ("error", "error")
        if told.text:
            self._presenter.desk.say(Notice(told.text, tone=tone, key=key))

    @Slot(object)
    def _keep_as_format(self, title: str | None) -> None:
        formats = self._telling_formats() if title is not None else None
        if formats is not None and title is not None:
            formats.keep_agenda(self._presenter.meeting_id, title)

    @Slot(object)
    def _export_format(self, format_: Format | None) -> None:
        from ui.dialogs.format_files import ask_format_target

        target = ask_format_target(self._page, format_.key) if format_ is not None else None
        formats = self._telling_formats() if target is not None else None
        if formats is not None and format_ is not None and target is not None:
            formats.take_out(format_, target)

    def _open_settings(self, group: Group, members: tuple[Member, ...]) -> None:
        from ui.dialogs.group_dialog import GroupDialog

        if self._is_asked() and self._presenter.group_id == group.id:
            dialog = GroupDialog(group, members, self._page)
            dialog.answered.connect(self._keep_group)
            dialog.open()

    def _write(self, kind: tuple[str, str], title: str, write: Callable[[int, Path], None]) -> None:
        from ui.dialogs.save_minutes import ask_target

        meeting = self._presenter.meeting
        if meeting is not None and self._is_asked():
            name = self._presenter.papers.default_name(kind, meeting)
            target = ask_target(self._page, name, title)
            if target is not None:
                write(meeting.id, target)

    @Slot(object)
    def _write_calendar(self, series: Series | None) -> None:
        from ui.presenters.agenda_papers import CALENDAR

        papers = self._presenter.papers
        if series is not None:
            self._write(
                CALENDAR,
                self.tr("Save the calendar file"),
                lambda meeting_id, target: papers.write_calendar(meeting_id, target, series),
            )

    @Slot(object)
    def _make_meeting(self, new: NewMeeting | None) -> None:
        if new is not None:
            self._presenter.new_meeting(new)

    @Slot(object)
    def _keep_details(self, new: NewMeeting | None) -> None:
        if new is not None:
            self._presenter.change_meeting(new)

    @Slot(object)
    def _use_format(self, format_: Format | None) -> None:
        if format_ is not None:
            self._presenter.use_format(format_)

    @Slot(object)
    def _keep_group(self, group: Group | None) -> None:
        if group is not None:
            self._presenter.save_group(group)
