"""How far a script has come: a small file beside the vault, so that no step is played twice or left out.

It holds numbers and nothing that was said. Written and synced before a step is acknowledged; together with
what the vault holds it tells, after a kill, whether the step that was under way had reached the disk.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from peerdesk.domain.errors import BadInput
from peerdesk.domain.running import Running

FILE_NAME = "drive.json"


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a script stands after `done` steps.

    offset_ns: how far its clock is ahead. group, meetings, items: ids; items in the order they were made, of
    the last meeting. rows: items and steps of its agenda. said: notes and promises in it. recent: numbers of
    the note steps that `strike` can still reach. table: digest of where the meeting stands, "" if none runs.
    """

    script: str
    done: int = 0
    offset_ns: int = 0
    group: int = 0
    meetings: tuple[int, ...] = ()
    items: tuple[int, ...] = ()
    rows: int = 0
    said: int = 0
    recent: tuple[int, ...] = ()
    table: str = ""

    def data(self) -> bytes:
        """As it stands in its file."""
        return json.dumps(asdict(self)).encode()


def read_progress(home: Path) -> Progress | None:
    """The progress beside a vault, or None. Raises BadInput when the file is not one of ours."""
    path = home / FILE_NAME
    if not path.exists():
        return None
    try:
        plain: dict[str, Any] = json.loads(path.read_bytes())
        lists = {key: tuple(value) for key, value in plain.items() if isinstance(value, list)}
        return Progress(**(plain | lists))
    except (OSError, ValueError, TypeError) as error:
        raise BadInput("drive_progress") from error


def digest_of(running: Running | None) -> str:
    """A digest of item, step, floor, hands, seats and pen, without any time; "" for None."""
    if running is None:
        return ""
    table = running.table
    where = [
        running.meeting_id, running.item, running.step, running.ended, running.paused, running.pen_up,
        table.floor, table.heard, table.passed, table.declined, table.hands,
        [(seat.person, seat.here) for seat in running.seats],
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(where).encode()).hexdigest()[:16]
