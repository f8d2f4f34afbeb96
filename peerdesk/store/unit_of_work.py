"""One transaction over the one connection."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from peerdesk import ports
from peerdesk.store.bin import SqlBin
from peerdesk.store.errors import as_user_errors, user_error
from peerdesk.store.repositories import SqlGroups, SqlMeetings, SqlMotions, SqlNotes, SqlPapers, SqlTopics


class SqlUnitOfWork:
    """A transaction that is rolled back when its block is left without `commit`.

    Used by one thread at a time; blocks do not nest, because there is one connection. Trouble with disk or
    database leaves the block as `VaultError`.
    """

    groups: ports.Groups
    meetings: ports.Meetings
    notes: ports.Notes
    papers: ports.Papers
    motions: ports.Motions
    topics: ports.Topics
    bin: ports.Bin

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None
        self.groups = SqlGroups(self._connected)
        self.meetings = SqlMeetings(self._connected)
        self.notes = SqlNotes(self._connected)
        self.papers = SqlPapers(self._connected)
        self.motions = SqlMotions(self._connected)
        self.topics = SqlTopics(self._connected)
        self.bin = SqlBin(self._connected)

    def __enter__(self) -> Self:
        with as_user_errors():
            self._connection = self._engine.connect()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with as_user_errors():
            self._connected().close()
        self._connection = None
        found = None if isinstance(error, OSError) or error is None else user_error(error)
        if found is not None:
            raise found from error

    def commit(self) -> None:
        """Make it durable: returns when it is safely on disk."""
        self._connected().commit()

    def _connected(self) -> Connection:
        if self._connection is None:
            raise RuntimeError("a unit of work is used inside its block only")
        return self._connection
