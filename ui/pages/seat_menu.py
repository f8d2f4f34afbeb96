"""What can be done with one seat, and with the way in which the floor passes on, as menus."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from peerdesk.domain.turns import OFFERED, Mode, RequestKind, Switch, Table
from ui.models.wording import mode_text, request_text, switch_text
from ui.pages import run_views as views

if TYPE_CHECKING:
    from peerdesk.services.running import RunningView
    from ui.presenters.run import RunPresenter


def tr(text: str) -> str:
    """A text of these menus in the user's language."""
    return QCoreApplication.translate("", text)


def seat_menu(run: RunPresenter, words: RunningView, person: int, parent: QWidget) -> QMenu | None:
    """All that can be done with a seat; None when no meeting is under way."""
    running, member = run.running, run.person(person)
    if running is None:
        return None
    menu = _menu(parent)
    seat = next((s for s in running.seats if s.person == person), None)
    menu.addAction(member.first_name if member else "").setEnabled(False)
    _add(menu, tr("Hand up or down"), lambda: run.hand(person))
    _add(menu, tr("The floor now"), lambda: run.give_floor(person))
    _add(menu, tr("It has been them all along"), lambda: run.all_along(person))
    _add(menu, tr("Is next, or no longer\t*"), lambda: run.put_next(person))
    _add_requests(menu, run, running.table, person)
    _add_time(menu, run, running.table, words, person)
    menu.addSeparator()
    if seat is not None and not seat.briefed:
        _add(menu, tr("Has now heard the Rule"), lambda: run.brief(person))
    is_far = seat is not None and seat.remote
    far = tr("Sits in the room") if is_far else tr("Takes part by a call")
    _add(menu, far, lambda: run.remote(person))
    leads = views.chair_of(running, words) == person
    if not leads or running.chair is not None:
        chair = tr("Gives the chair back") if leads else tr("Takes the chair")
        _add(menu, chair, lambda: run.hand_chair(None if leads else person))
    out = tr("Leaves the table") if seat is not None and seat.here else tr("Comes back")
    _add(menu, out, lambda: run.step_out(person))
    return menu


def turns_menu(run: RunPresenter, parent: QWidget) -> QMenu | None:
    """How the floor passes on in this step, with its switches; None when no step runs."""
    running = run.running
    if running is None or running.item_plan is None:
        return None
    table, menu = running.table, _menu(parent)
    group = QActionGroup(menu)
    for number, mode in enumerate(Mode, 1):
        action = menu.addAction(f"&{number}  {mode_text(mode)}")
        action.setCheckable(True)
        action.setChecked(mode is table.mode)
        action.triggered.connect(partial(run.set_mode, mode))
        group.addAction(action)
    if OFFERED[table.mode]:
        menu.addSeparator()
    for switch in OFFERED[table.mode]:
        if switch is Switch.ROTATING:
            continue  # where a round begins is settled when it does
        action = menu.addAction(switch_text(switch))
        action.setCheckable(True)
        action.setChecked(switch in table.switches)
        action.triggered.connect(partial(run.switch, switch))
    menu.addSeparator()
    if table.mode is not Mode.ONE_SPEAKER:
        closed = tr("Open the list of hands\t#") if table.closed else tr("Close the list of hands\t#")
        _add(menu, closed, run.close_list)
    back = menu.addAction(tr("Last speaker again\tCtrl+B"))
    back.setEnabled(table.last is not None)
    back.triggered.connect(run.last_speaker_back)
    return menu


def _add_requests(menu: QMenu, run: RunPresenter, table: Table, person: int) -> None:
    menu.addSeparator()
    kinds = [(RequestKind.POINT_OF_ORDER, "!"), (RequestKind.CLARIFYING, "?")]
    if Switch.DIRECT_RESPONSES in table.switches:
        kinds.append((RequestKind.RESPONSE, ":"))
    if table.mode is Mode.MOTION:
        kinds += [(RequestKind.FOR, ""), (RequestKind.AGAINST, "")]
    for kind, key in kinds:
        text = request_text(kind) + (f"\t{key}" if key else "")
        _add(menu, text, partial(run.hand, person, kind))


def _add_time(menu: QMenu, run: RunPresenter, table: Table, words: RunningView, person: int) -> None:
    """Their time to whoever has the floor, or is next."""
    others = [p for p in (table.floor, *views.next_of(table)) if p not in (None, person)]
    gets = next(iter(others), None)
    can_give = person == table.floor or person not in (*table.heard, *table.declined)
    if gets is None or table.turn_s is None or not can_give:
        return
    name = next((m.first_name for m in words.people if m.id == gets), "")
    _add(menu, tr("Gives their time to {name}").format(name=name), partial(run.give_time, person, gets))


def _menu(parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _add(menu: QMenu, text: str, act: Callable[[], None]) -> None:
    menu.addAction(text).triggered.connect(lambda: act())
