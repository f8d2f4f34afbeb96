"""After a meeting: no page, no free page and no log keeps the order in which notes were typed."""

from __future__ import annotations

import random
import secrets
from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    LargeBinary,
    Table,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from peerdesk.store.engine import check_sound, driver_connection, truncate_log
from peerdesk.store.errors import as_user_errors
from peerdesk.store.repositories import SENTENCES, erase_sentences, placed
from peerdesk.store.tables import action_owners, actions, items, places, vault_state

KEY_BYTES = 16
_DICE = random.SystemRandom()
_IN_ONE_GO = 500


def seal(engine: Engine, meeting_id: int, step: Callable[[str], None]) -> None:
    """Give everything said in a meeting fresh random keys in shuffled order, then rebuild the file.

    step: told `shuffle`, `rebuild`, `truncate`, `check`. The mark that this is due is set in the same
    transaction as the shuffle, so that `finish` does the rest after a kill. Raises VaultError, DamagedVault.
    """
    step("shuffle")
    with as_user_errors(), engine.begin() as connection:
        connection.execute(update(vault_state).values(scrub_pending=True))
        _shuffle_sentences(connection, items.c.meeting_id == meeting_id)
        _shuffle_actions(connection, meeting_id)
    finish(engine, step)


def is_due(engine: Engine) -> bool:
    """Whether a seal was begun and not finished."""
    with as_user_errors(), engine.connect() as connection:
        return bool(connection.execute(select(vault_state.c.scrub_pending)).scalar_one())


def finish(engine: Engine, step: Callable[[str], None]) -> None:
    """Rebuild the file, cut the log, check everything, take the mark away; may be done again at any time."""
    with as_user_errors():
        with driver_connection(engine) as connection:
            step("rebuild")
            connection.execute("VACUUM")
            step("truncate")
            truncate_log(connection)
            step("check")
            check_sound(connection)
        with engine.begin() as transaction:
            transaction.execute(update(vault_state).values(scrub_pending=False))
        scrub(engine)


def scrub(engine: Engine) -> None:
    """Cut the write-ahead log to nothing; pages that were freed were overwritten when they were freed."""
    with as_user_errors(), driver_connection(engine) as connection:
        truncate_log(connection)


def _shuffle_sentences(connection: Connection, of_items: ColumnElement[bool]) -> None:
    found = {
        table: [dict(row) for row in connection.execute(placed(table).where(of_items)).mappings()]
        for table in SENTENCES
    }
    erase_sentences(connection, of_items)
    for table, rows in found.items():
        _DICE.shuffle(rows)
        for row in rows:
            row["key"] = secrets.token_bytes(KEY_BYTES)
        _insert(connection, places, [{"item_id": row.pop("item_id"), "key": row["key"]} for row in rows])
        _insert(connection, table, rows)


def _shuffle_actions(connection: Connection, meeting_id: int) -> None:
    where = actions.c.meeting_id == meeting_id
    rows = [dict(row) for row in connection.execute(select(actions).where(where)).mappings()]
    fresh = {row["key"]: secrets.token_bytes(KEY_BYTES) for row in rows}
    owners = _owners(connection, list(fresh))
    connection.execute(delete(actions).where(where))
    _DICE.shuffle(rows)
    _DICE.shuffle(owners)
    _insert(connection, actions, [{**row, "key": fresh[row["key"]]} for row in rows])
    _insert(connection, action_owners, [{**row, "action_key": fresh[row["action_key"]]} for row in owners])


def _owners(connection: Connection, keys: list[bytes]) -> list[dict[str, Any]]:
    some = bindparam("keys", expanding=True, type_=LargeBinary)
    theirs = select(action_owners).where(action_owners.c.action_key.in_(some))
    found: list[dict[str, Any]] = []
    for at in range(0, len(keys), _IN_ONE_GO):
        rows = connection.execute(theirs, {"keys": keys[at : at + _IN_ONE_GO]}).mappings()
        found.extend(dict(row) for row in rows)
    return found


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)
