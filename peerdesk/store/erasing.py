"""Erasing what stands under given keys: in the vault that is open, and in copies of it of any age.

Plain SQL, because a copy may be older than some tables and columns; what it has no place for, it cannot hold.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from peerdesk.domain.meeting import Phase
from peerdesk.domain.release import folded
from peerdesk.store.engine import driver_connection
from peerdesk.store.erase_list import key_of_id
from peerdesk.store.errors import as_user_errors

if TYPE_CHECKING:
    import sqlite3

_BY_KEY = ("notes", "minutes_lines", "actions")
_BY_ID = ("motions", "topics")
_OF_SENTENCE = ("text", "origins", "theme", "attributed", "consent_day")
"""What an edit of a sentence changes: its words, and what was agreed to about them."""

_IN_ONE_GO = 500
_OVER = tuple(phase.value for phase in Phase if phase.is_over)


def holds_any(engine: Engine, keys: Collection[bytes]) -> bool:
    """Whether anything in the vault stands under one of these keys."""
    if not keys:
        return False
    with as_user_errors(), driver_connection(engine) as vault:
        return _Copy(vault).holds_any(keys)


def erase_again(engine: Engine, keys: Collection[bytes]) -> None:
    """Erase these from the vault, which was put back from a copy or cut off by a kill.

    Minutes that were released are a version on. What was decided on words of these meetings is decided anew:
    the words are not there any more that would say which decisions still stand. Words that were no names to
    the group and stood there are asked about again.
    """
    with as_user_errors(), driver_connection(engine) as vault:
        copy = _Copy(vault)
        with copy.transaction():
            every = copy.with_made_of(keys)
            gone = "\n".join(map(folded, copy.texts(every)))
            meetings = copy.erase(every)
            copy.forget_decisions(meetings)
            copy.forget_common(meetings, lambda words: words in gone)
            copy.run(
                "UPDATE meetings SET version = version + 1, is_written = 0, is_mailed = 0 "
                "WHERE version > 0 AND id IN ({})",
                meetings,
            )


def erase_in_copy(connection: sqlite3.Connection, vault: sqlite3.Connection, keys: Collection[bytes]) -> bool:
    """Erase these from a copy of the vault; False when nothing of them is in it.

    A sentence that was split or shortened since, and of whose notes some go, is as it is in the vault now.
    """
    copy, now = _Copy(connection), _Copy(vault)
    with copy.transaction():
        kept = copy.renew(now, keys)
        every = copy.with_made_of(keys, but=kept) | copy.from_before_the_close(now)
        meetings = copy.erase(every)
        for meeting_id in meetings:
            copy.forget_decisions([meeting_id], but=now.decisions(meeting_id))
            copy.take_version(meeting_id, now)
        common = now.common_words()
        copy.forget_common(meetings, lambda words: words not in common)
    return bool(meetings or kept)


class _Copy:
    """One database, whatever tables it has."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        self._columns = {
            name: {row[1] for row in connection.execute(f"PRAGMA table_info({name})")} for (name,) in names
        }

    def transaction(self) -> _Transaction:
        """A block that is committed whole or rolled back."""
        return _Transaction(self._connection)

    def has(self, table: str, column: str) -> bool:
        """Whether there is such a column."""
        return column in self._columns.get(table, ())

    def holds_any(self, keys: Collection[bytes]) -> bool:
        """Whether anything stands under one of these keys.

        What stands here is read, not what is on the list: in `places`, whose pages hold keys only.
        """
        wanted = frozenset(keys)
        of_keys = (self._keys(table) for table in ("places", "actions"))
        of_ids = (map(key_of_id, self._numbers(table)) for table in _BY_ID if self.has(table, "id"))
        return any(not wanted.isdisjoint(found) for found in (*of_keys, *of_ids))

    def erase(self, keys: Collection[bytes]) -> set[int]:
        """Erase what stands under these keys; the meetings it was said in."""
        meetings = set(self._meetings(keys))
        self.run("DELETE FROM action_owners WHERE action_key IN ({})", keys)
        for table, column, some in self._places(keys):
            self.run(f"DELETE FROM {table} WHERE {column} IN ({{}})", some)
        self.run("DELETE FROM places WHERE key IN ({})", keys)
        return meetings

    def with_made_of(self, keys: Collection[bytes], but: Collection[bytes] = ()) -> set[bytes]:
        """These keys and those of sentences made of any of them, but for some."""
        return {*keys, *(key for key, _ in self._made_of(keys) if key not in but)}

    def renew(self, now: _Copy, keys: Collection[bytes]) -> set[bytes]:
        """Sentences made of any of these that still stand in the vault are as they are there; their keys."""
        renewed = set()
        columns = [one for one in _OF_SENTENCE if self.has("minutes_lines", one)]
        change = f"UPDATE minutes_lines SET {', '.join(f'{one} = ?' for one in columns)} WHERE key = ?"
        for key, _ in self._made_of(keys):
            row = now.sentence(key, columns) if key not in keys else None
            if row is not None:
                self._connection.execute(change, (*row, key))
                renewed.add(key)
        return renewed

    def sentence(self, key: bytes, columns: Sequence[str]) -> tuple[object, ...] | None:
        """What these columns of a sentence hold."""
        asked = f"SELECT {', '.join(columns)} FROM minutes_lines WHERE key = ?"
        row: tuple[object, ...] | None = self._connection.execute(asked, (key,)).fetchone()
        return row

    def from_before_the_close(self, now: _Copy) -> set[bytes]:
        """Keys in meetings that are closed by now and were not yet: the close gave everything other keys.

        Such a copy is made where the tables change while a meeting is under way. Nobody knows any more which
        of its sentences was which, and the copy made at the close has them all.
        """
        open_then = self._ids("SELECT id FROM meetings WHERE phase NOT IN ({})", _OVER)
        closed = now._ids("SELECT id FROM meetings WHERE phase IN ({})", _OVER) & open_then
        return set(self._keys_of(closed))

    def decisions(self, meeting_id: int) -> set[bytes]:
        """Keys of what was decided on words of a meeting."""
        if not self.has("decisions", "key"):
            return set()
        found = self._connection.execute("SELECT key FROM decisions WHERE meeting_id = ?", (meeting_id,))
        return {key for (key,) in found}

    def forget_decisions(self, meetings: Iterable[int], but: Collection[bytes] = ()) -> None:
        """Forget what was decided on words of these meetings, but for some."""
        for meeting_id in meetings:
            for key in self.decisions(meeting_id) - set(but):
                self._connection.execute(
                    "DELETE FROM decisions WHERE meeting_id = ? AND key = ?", (meeting_id, key)
                )

    def common_words(self) -> set[str]:
        """What is no name to any group, folded."""
        if not self.has("common_words", "words"):
            return set()
        return {words for (words,) in self._connection.execute("SELECT words FROM common_words")}

    def forget_common(self, meetings: Collection[int], is_gone: Callable[[str], bool]) -> None:
        """Forget words of which this is so, in the groups of these meetings."""
        groups = self._ids("SELECT group_id FROM meetings WHERE id IN ({})", meetings)
        gone = [words for words in self.common_words() if is_gone(words)]
        for group_id, words in product(groups, gone):
            self._connection.execute(
                "DELETE FROM common_words WHERE group_id = ? AND words = ?", (group_id, words)
            )

    def texts(self, keys: Collection[bytes]) -> list[str]:
        """What stands under these keys."""
        statements = [
            (f"SELECT text FROM {t} WHERE {c} IN ({{}})", some) for t, c, some in self._places(keys)
        ]
        statements += [
            (f"SELECT {column} FROM minutes_lines WHERE key IN ({{}})", list(keys))
            for column in ("theme", "attributed")
            if self.has("minutes_lines", column)
        ]
        asked = (one for statement, some in statements for one in _asked(statement, some))
        return [text for statement, some in asked for (text,) in self._connection.execute(statement, some)]

    def take_version(self, meeting_id: int, now: _Copy) -> None:
        """Minutes that were released in this copy have the version they have now; as much of it is out."""
        taken = [one for one in ("version", "is_written", "is_mailed") if self.has("meetings", one)]
        if "version" in taken:
            found = now._connection.execute(
                f"SELECT {', '.join(taken)} FROM meetings WHERE id = ?", (meeting_id,)
            )
            change = f"UPDATE meetings SET {', '.join(f'{one} = ?' for one in taken)}"
            for row in found.fetchall():
                self._connection.execute(f"{change} WHERE id = ? AND version > 0", (*row, meeting_id))

    def run(self, statement: str, values: Iterable[bytes | int | str]) -> None:
        """A statement with `({})` for these values, as often as it takes; none where its table is missing."""
        for asked, some in _asked(statement, values):
            self._connection.execute(asked, some)

    def _places(self, keys: Collection[bytes]) -> Iterator[tuple[str, str, list[bytes] | list[int]]]:
        """Tables that may hold what stands under these keys: name, column, and the values in it."""
        yield from ((table, "key", list(keys)) for table in _BY_KEY if self.has(table, "key"))
        ids = [number for key in keys if (number := int.from_bytes(key, "big")) < 1 << 63]
        yield from ((table, "id", ids) for table in _BY_ID if self.has(table, "id"))

    def _keys(self, table: str) -> list[bytes]:
        return [key for (key,) in self._connection.execute(f"SELECT key FROM {table}")]

    def _numbers(self, table: str) -> list[int]:
        return [number for (number,) in self._connection.execute(f"SELECT id FROM {table}")]

    def _made_of(self, keys: Collection[bytes]) -> list[tuple[bytes, set[bytes]]]:
        """Sentences that are made of notes with any of these keys, and the keys of all their notes."""
        if not self.has("minutes_lines", "origins"):
            return []
        rows = self._connection.execute("SELECT key, origins FROM minutes_lines WHERE origins <> '[]'")
        made = [(key, set(map(bytes.fromhex, json.loads(origins)))) for key, origins in rows]
        return [(key, origins) for key, origins in made if not origins.isdisjoint(keys)]

    def _meetings(self, keys: Collection[bytes]) -> Iterator[int]:
        """Meetings in which what stands under these keys was said."""
        of_items = "SELECT meeting_id FROM items WHERE id IN (SELECT item_id FROM {0} WHERE {1} IN ({{}}))"
        statements: list[tuple[str, Iterable[bytes | int]]] = [
            ("SELECT meeting_id FROM actions WHERE key IN ({})", keys),
            (of_items.format("places", "key"), keys),
        ]
        places = self._places(keys)
        statements += [(of_items.format(table, "id"), some) for table, _, some in places if table in _BY_ID]
        for statement, values in statements:
            yield from self._ids(statement, values)

    def _keys_of(self, meetings: Collection[int]) -> Iterator[bytes]:
        inner = "SELECT id FROM items WHERE meeting_id IN ({})"
        for statement in (
            f"SELECT key FROM places WHERE item_id IN ({inner})",
            "SELECT key FROM actions WHERE meeting_id IN ({})",
        ):
            for asked, some in _asked(statement, meetings):
                yield from (key for (key,) in self._connection.execute(asked, some))

    def _ids(self, statement: str, values: Iterable[bytes | int | str]) -> set[int]:
        found: set[int] = set()
        for asked, some in _asked(statement, values):
            found.update(number for (number,) in self._connection.execute(asked, some))
        return found


class _Transaction:
    """BEGIN, and COMMIT or ROLLBACK."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._connection.execute("COMMIT" if kind is None else "ROLLBACK")


def _asked(
    statement: str, values: Iterable[bytes | int | str]
) -> Iterator[tuple[str, list[bytes | int | str]]]:
    """The statement with marks for some of the values at a time, below SQLite's limit of variables."""
    every = list(values)
    for at in range(0, len(every), _IN_ONE_GO):
        some = every[at : at + _IN_ONE_GO]
        yield statement.format(", ".join("?" * len(some))), some
