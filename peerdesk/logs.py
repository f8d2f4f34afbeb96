"""The log: what kind of thing happened and where in the code, never what was said, typed or read.

Chosen: lines carry the day and no time of day, so that the log of an evening gives no order of what happened
at the table to somebody who has the disk.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from enum import Enum
from logging.handlers import RotatingFileHandler
from pathlib import Path
from traceback import walk_tb
from types import TracebackType

OURS = ("peerdesk", "ui")
FILE_NAME = "peerdesk.log"
MAX_BYTES = 256 * 1024
KEPT_FILES = 3
_WITHHELD = "…"


def set_up(folder: Path, *, level: int = logging.INFO) -> logging.Handler:
    """Log into a rotating file in `folder` and nowhere else.

    Returns the handler, for taking it away again. Where the file cannot be made nothing is logged, also not
    on standard error.
    """
    handler = _handler(folder)
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    return handler


def _handler(folder: Path) -> logging.Handler:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = ContentFreeHandler(
            folder / FILE_NAME, maxBytes=MAX_BYTES, backupCount=KEPT_FILES, encoding="utf-8"
        )
    except OSError:
        return logging.NullHandler()
    handler.setFormatter(ContentFreeFormatter())
    return handler


def take_down(handler: logging.Handler) -> None:
    """Log no more into this file, and close it."""
    logging.getLogger().removeHandler(handler)
    handler.close()


class ContentFreeHandler(RotatingFileHandler):
    """A rotating file, quiet when it cannot write: the usual complaint would print the arguments."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Drop the record."""


class ContentFreeFormatter(logging.Formatter):
    """Prints numbers, types and places. Strings among the arguments and texts of exceptions are withheld.

    A message of ours is a literal in the code and is printed; one of a library may hold anything and is not.
    """

    def format(self, record: logging.LogRecord) -> str:
        """One line, and under it a line for each exception in the chain."""
        day = time.strftime("%Y-%m-%d", time.localtime(record.created))
        place = f"{record.module}:{record.lineno}"
        lines = [f"{day} {record.levelname} {record.name} {place} {_message(record)}"]
        error = record.exc_info[1] if record.exc_info else None
        lines.extend(f"  {line}" for line in describe(error))
        return "\n".join(lines)


def describe(error: BaseException | None) -> Iterator[str]:
    """Type and places of an exception and of what caused it, innermost place last; never its text."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield " < ".join((type(error).__name__, *_places(error.__traceback__)))
        error = error.__cause__ or error.__context__


def _places(trace: TracebackType | None) -> Iterator[str]:
    for frame, line in walk_tb(trace):
        code = frame.f_code
        yield f"{Path(code.co_filename).name}:{line} {code.co_name}"


def _message(record: logging.LogRecord) -> str:
    if record.name.partition(".")[0] not in OURS or not isinstance(record.msg, str):
        return _WITHHELD
    arguments = record.args
    if isinstance(arguments, tuple):
        arguments = tuple(_safe(value) for value in arguments)
    elif arguments:
        arguments = {key: _safe(value) for key, value in arguments.items()}
    try:
        return record.msg % arguments if arguments else record.msg
    except (TypeError, ValueError, KeyError):
        return _WITHHELD


def _safe(value: object) -> object:
    if isinstance(value, Enum):
        return value.name
    if value is None or type(value) in (int, float, bool):
        return value
    if isinstance(value, BaseException):
        return type(value).__name__
    return value.__name__ if isinstance(value, type) else _WITHHELD
