"""What every command says when it cannot: one sentence, never a traceback."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from peerdesk.domain.errors import UserError, WrongCall

DONE, COULD_NOT, WRONG_CALL, FOUND = 0, 1, 2, 3

_NAMES_SOMEBODY = ("file_name_names", "names_left", "cli_removed", "drive_found")


class About:
    """Says which file a complaint that leaves the block is about."""

    def __init__(self, path: object) -> None:
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, UserError):
            error.add_note(str(self._path))


class Progress:
    """A line on a terminal that says how far long work is, and leaves nothing behind; silent elsewhere.

    Called with a share of 0 to 1. It says nothing for the first second, nor more often than four times in
    one.
    """

    _AFTER_S, _EVERY_S = 1.0, 0.25

    def __init__(self, what: str) -> None:
        self._what, self._shown = what, ""
        self._next = time.monotonic() + self._AFTER_S

    def __enter__(self) -> Progress:
        return self

    def __call__(self, share: float) -> None:
        """So far is it."""
        if time.monotonic() >= self._next and sys.stderr.isatty():
            self._next = time.monotonic() + self._EVERY_S
            text = f"{self._what}, {share:.0%}"
            print(f"\r{text.ljust(len(self._shown))}", end="", file=sys.stderr, flush=True)
            self._shown = text

    def __exit__(self, *_: object) -> None:
        if self._shown:
            print(f"\r{' ' * len(self._shown)}\r", end="", file=sys.stderr, flush=True)


def guarded(run: Callable[[], int]) -> int:
    """Run a command and return its exit code, whatever happens."""
    _hold_any_character()
    try:
        with _ended_like_ctrl_c():
            code = run()
            sys.stdout.flush()
            return code
    except UserError as error:
        complain(error)
        return exit_code(error)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return COULD_NOT
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        return _report_bug(error)


@contextmanager
def _ended_like_ctrl_c() -> Iterator[None]:
    """Let the end of the session or of the terminal unwind what is under way, so that temporary folders go.

    Only where such a signal would end the process at once; who starts us with `nohup` is heeded.
    """
    known = [signal.Signals[name] for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    here = threading.current_thread() is threading.main_thread()
    ours = [one for one in known if here and signal.getsignal(one) is signal.SIG_DFL]
    for one in ours:
        signal.signal(one, signal.default_int_handler)
    try:
        yield
    finally:
        for one in ours:
            signal.signal(one, signal.SIG_DFL)


def complain(error: UserError) -> None:
    """The error's sentence on standard error, behind the file it is about."""
    from peerdesk.resource_files import sentence

    about = "".join(f"{note}: " for note in getattr(error, "__notes__", ()))
    print(f"peerdesk: {about}{sentence(error.key, dict(error.values))}", file=sys.stderr)


def exit_code(error: UserError) -> int:
    """A vault that will not open is "could not"; a paper or file name that names somebody is an identity."""
    if error.key in _NAMES_SOMEBODY:
        return FOUND
    return WRONG_CALL if isinstance(error, WrongCall) else COULD_NOT


def _report_bug(error: Exception) -> int:
    """Type and place, never the text: that may hold what somebody wrote."""
    from peerdesk.logs import describe

    print("peerdesk: something went wrong inside PeerDesk; what was kept before is safe.", file=sys.stderr)
    for line in describe(error):
        print(f"  {line}", file=sys.stderr)
    return COULD_NOT


def _hold_any_character() -> None:
    """A terminal that lacks a character gets its code instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
