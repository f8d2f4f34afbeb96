"""The application as a whole, in a process of its own: killed, locked, started twice."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from peerdesk.paths import Paths
from peerdesk.resource_files import messages
from tests.ui.leading import PATIENCE_S, Led, vault_with_meeting
from ui import app as application

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="ends processes as POSIX does")

Start = Callable[[], Led]
SAME = ("item", "step", "floor", "hands", "passed", "heard", "seats", "spoken", "pen_up", "paused")


@pytest.fixture
def start(home: Path) -> Iterator[Start]:
    """Starts the application; whatever still runs at the end is told to leave."""
    began: list[Led] = []

    def one() -> Led:
        began.append(Led(home))
        return began[-1]

    yield one
    for led in began:
        if led.process.poll() is None:
            led.process.kill()
        with suppress(ValueError):
            led.end()


@pytest.fixture
def meeting(home: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setenv("PEERDESK_TEST_VAULT", "1")
    return vault_with_meeting(home)


def is_there(pid: int) -> bool:
    """Whether a process runs; one that nobody has buried yet does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"


def opened(start: Start, meeting: int) -> Led:
    led = start()
    assert led.heard() == {"said": "ready"}
    led.tell(f"open {meeting}")
    led.until("item", -1)
    return led


def seated(start: Start, meeting: int) -> Led:
    led = opened(start, meeting)
    led.tell("type as bo cr dk el ")
    led.tell("key PageDown")
    return led


def next_key(led: Led) -> None:
    """A press of Next, once it is no bounce of the one before."""
    left_s = led.tell("state")["left_s"]
    while led.tell("state")["left_s"] > left_s - 0.16:
        pass
    led.tell("key PageDown")


def settled(led: Led) -> None:
    """Go on once all that was typed and pressed is on disk."""
    led.until("unsaved", False)
    led.tell("flush")


def walk(led: Led) -> None:
    """Into the round, with a hand, a pass and a turn under way."""
    for _ in range(3):
        next_key(led)
    led.tell("key Escape")
    led.tell("key Down")
    led.tell("type el")
    led.tell("key Return")
    led.tell("key Tab")


@pytest.mark.parametrize("walked", [False, True])
def test_a_kill_loses_nothing(start: Start, meeting: int, home: Path, walked: bool) -> None:
    first = seated(start, meeting)
    if walked:
        walk(first)
    first.tell("type Half a thought with no end")
    first.tell("caret 4")
    settled(first)
    before, then = first.tell("state"), time.monotonic()
    first.kill()
    second = start()
    assert second.heard() == {"said": "ready"}
    after = second.until("text", before["text"])
    gone_s = time.monotonic() - then
    assert {key: after[key] for key in SAME} == {key: before[key] for key in SAME}
    assert after["caret"] == 4
    assert before["left_s"] - after["left_s"] == pytest.approx(gone_s, abs=0.5)
    second.kill()


def test_the_stage_survives_and_is_met_again(start: Start, meeting: int) -> None:
    first = seated(start, meeting)
    pid = first.tell("stage")["stage"]
    first.until("stage known", True)
    settled(first)
    first.kill()
    assert is_there(pid)
    second = start()
    second.heard()
    deadline = time.monotonic() + PATIENCE_S
    while is_there(pid):
        assert time.monotonic() < deadline
        second.tell("state")
    new = second.tell("state")["stage"]
    assert new != pid
    assert is_there(new)
    second.tell("unstage")
    second.until("stage", None)
    second.kill()


def test_a_second_start_says_so_and_gives_way(start: Start, meeting: int) -> None:
    first = start()
    first.heard()
    code, errors = start().end()
    assert code == 1
    assert "already open" in errors
    assert first.tell("state")["page"]
    first.kill()


def test_setting_the_first_passphrase_locking_and_opening_again(
    start: Start, meeting: int, home: Path
) -> None:
    first = start()
    first.heard()
    code = locked(first)
    first.say("lock")
    assert first.end()[0] == application.RESTART

    second = start()
    assert second.heard() == {"said": "locked"}
    second.tell("type wrong horse")
    second.tell("key Return")
    assert "fits" in second.until("refused", second_refusal(second))["refused"]
    second.tell("type correct horse battery")
    second.tell("key Return")
    second.until("page", "prepare")
    second.kill()

    third = start()
    third.heard()
    third.tell(f"type {code}")
    third.tell("key Return")
    third.until("page", "prepare")
    third.kill()


def locked(led: Led) -> str:
    """Set the first passphrase; the recovery code that is shown then."""
    state = led.tell("passphrase correct horse battery")
    while not state["code"]:
        state = led.tell("state")
    return str(state["code"][0])


def second_refusal(led: Led) -> str:
    """What the page says once it has said no."""
    while True:
        said: str = led.tell("state").get("refused", "")
        if said and "moment" not in said:
            return said


def test_locked_twice_only_one_asks(start: Start, meeting: int) -> None:
    first = start()
    first.heard()
    locked(first)
    first.kill()
    asking = start()
    assert asking.heard() == {"said": "locked"}
    asking.tell("state")
    code, errors = start().end()
    assert (code, "already open" in errors) == (1, True)
    asking.kill()


def test_keys_typed_while_the_vault_opens_reach_the_box(start: Start, meeting: int) -> None:
    first = start()
    first.heard()
    locked(first)
    first.tell("dismiss")
    first.tell(f"open {meeting}")
    first.until("item", -1)
    first.tell("type as bo cr dk el ")
    first.tell("key PageDown")
    first.until("item", 0)
    settled(first)
    first.kill()
    second = start()
    assert second.heard() == {"said": "locked"}
    second.tell("type correct horse battery")
    second.tell("key Return")
    second.tell("type Typed in the dark")
    second.until("text", "Typed in the dark")
    second.kill()


def test_keys_typed_before_the_meeting_is_back_join_the_unsent_text(
    start: Start, meeting: int, home: Path
) -> None:
    first = seated(start, meeting)
    first.tell("type from last time")
    settled(first)
    first.kill()
    second = start()
    second.tell("type  and now")
    state = second.until("text", "from last time and now")
    assert state["caret"] == len("from last time and now")
    second.kill()


def test_a_passphrase_is_refused_while_a_meeting_is_under_way(start: Start, meeting: int) -> None:
    led = seated(start, meeting)
    led.tell("passphrase correct horse battery")
    led.until("strip", "A meeting is under way. Close it first, then set the passphrase.")
    led.kill()


def test_a_typed_draft_outlives_the_lock(start: Start, meeting: int) -> None:
    first = seated(start, meeting)
    first.tell("type half a thought")
    first.say("lock")
    assert first.end()[0] == application.RESTART
    second = start()
    second.heard()
    second.until("text", "half a thought")
    second.kill()


@pytest.mark.parametrize("asked", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_the_end_of_the_session_keeps_what_is_typed(start: Start, meeting: int, asked: str) -> None:
    first = seated(start, meeting)
    first.tell("type half a thought")
    first.process.send_signal(signal.Signals[asked])
    code, errors = first.end()
    assert (code, "Traceback" in errors) == (0, False)
    second = start()
    second.heard()
    second.until("text", "half a thought")
    second.kill()


def test_damage_is_told_as_soon_as_the_window_stands(start: Start, meeting: int, home: Path) -> None:
    database = Paths.under(home).database
    pages = bytearray(database.read_bytes())
    pages[2 * 4096 + 100] ^= 1
    database.write_bytes(pages)
    led = start()
    assert led.heard() == {"said": "ready"}
    led.until("strip", messages()["store_damaged"])
    led.say("close")
    assert led.end()[0] == 0
    assert database.read_bytes() == pages


def test_no_stage_outlives_a_closed_meeting(start: Start, meeting: int) -> None:
    first = seated(start, meeting)
    pid = first.tell("stage")["stage"]
    first.until("stage known", True)
    first.tell("end")
    first.say("close")
    assert first.end()[0] == 0
    deadline = time.monotonic() + PATIENCE_S
    while is_there(pid):
        assert time.monotonic() < deadline


def test_after_a_lock_a_fresh_process_takes_the_place(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(os, "execv", lambda program, words: calls.append((program, words)))
    application._restart()
    assert calls == [(sys.executable, [sys.executable, "-m", "ui"])]


@pytest.mark.parametrize(
    ("slots", "scratch", "page"),
    [
        ('{"slots": [{"kind": "open"}]}', False, "prepare"),
        ('{"slots": [{"kind": "open"}]}', True, "run"),
        ('{"slots": [{"kind": "passphrase"}]}', True, "unlock"),
        ("not JSON", False, "prepare"),
        ("[1]", False, "prepare"),
        (None, False, "prepare"),
    ],
)
def test_the_first_page_is_known_from_two_small_files(
    home: Path, slots: str | None, scratch: bool, page: str
) -> None:
    paths = Paths.under(home)
    if slots is not None:
        paths.key_file.write_text(slots, encoding="utf-8")
    if scratch:
        paths.scratch.write_bytes(b"")
    assert application._first_page(paths) == page
