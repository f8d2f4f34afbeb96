"""What Prepare asks in dialogs, each built when it is first wanted."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from peerdesk.domain.formats import Format
from peerdesk.domain.members import Group, Member
from ui.presenters.plan import NewMeeting, PlanPresenter


class PrepareDialogs(QObject):
    """Opens dialogs over a page and hands what they answer to the presenter."""

    def __init__(self, presenter: PlanPresenter, page: QWidget) -> None:
        super().__init__(page)
        self._presenter = presenter
        self._page = page

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
        if self._presenter.is_editable:
            self._presenter.formats(self._open_formats)

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
    def group_settings(self) -> None:
        """Ask for other rules or words of the group in front."""
        if self._presenter.group is not None:
            self._presenter.group_members(self._open_settings)

    @Slot()
    def delete_group(self) -> None:
        """Ask once, then erase the group in front."""
        from ui.dialogs.confirm import ask_to_erase

        group, presenter = self._presenter.group, self._presenter
        if group is None:
            return
        ask_to_erase(
            self._page,
            self.tr("Erase the group “{name}”?").format(name=group.name),
            self.tr("Its members, meetings, notes and minutes are erased with it, for good."),
            self.tr("Erase"),
            lambda: presenter.delete_group(group.id),
        )

    @Slot()
    def delete_meeting(self) -> None:
        """Ask once, then erase the meeting in front."""
        from ui.dialogs.confirm import ask_to_erase

        meeting, presenter = self._presenter.meeting, self._presenter
        if meeting is None:
            return
        ask_to_erase(
            self._page,
            self.tr("Erase the meeting “{title}”?").format(title=meeting.title),
            self.tr("Its agenda, notes, promises and minutes are erased with it, for good."),
            self.tr("Erase"),
            lambda: presenter.delete_meeting(meeting.id),
        )

    def _open_new_meeting(self, formats: tuple[Format, ...]) -> None:
        from ui.dialogs.meeting_dialog import MeetingDialog

        presenter = self._presenter
        dialog = MeetingDialog(presenter.today, formats, presenter.people_asked, self._page)
        dialog.answered.connect(self._make_meeting)
        dialog.open()

    def _open_formats(self, formats: tuple[Format, ...]) -> None:
        from ui.dialogs.format_dialog import FormatDialog

        plan = self._presenter.plan
        if plan is not None:
            dialog = FormatDialog(formats, plan.people, bool(plan.agenda), self._page)
            dialog.answered.connect(self._use_format)
            dialog.open()

    def _open_settings(self, members: tuple[Member, ...]) -> None:
        from ui.dialogs.group_dialog import GroupDialog

        group = self._presenter.group
        if group is not None:
            dialog = GroupDialog(group, members, self._page)
            dialog.answered.connect(self._keep_group)
            dialog.open()

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
