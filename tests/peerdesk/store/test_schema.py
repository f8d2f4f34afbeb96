"""Tables made at once and tables made by migration are the same; raising an old vault is all or nothing."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from peerdesk.domain.errors import DamagedVault
from peerdesk.domain.meeting import Meeting, Phase
from peerdesk.domain.motions import Motion
from peerdesk.domain.topics import Topic
from peerdesk.paths import Paths
from peerdesk.store import engine as engines
from peerdesk.store import schema
from peerdesk.store.engine import DataKey, driver_connection, make_engine
from peerdesk.store.tables import Base
from peerdesk.store.vault import OpenVault
from tests.peerdesk.store import build
from tests.peerdesk.store.build import add_notes, texts

ENV = (schema.SCRIPTS / "env.py").read_text()
SCRIPTS = sorted((schema.SCRIPTS / "versions").glob("0*.py"))
AFTER = f"{int(schema.HEAD) + 1:04}"
NEXT = """
import sqlalchemy as sa
from alembic import op
revision, down_revision = "{after}", "{head}"
def upgrade():
    with op.batch_alter_table("items", recreate="always") as batch:
        batch.add_column(sa.Column("colour", sa.String(), nullable=False, server_default="red"))
    {more}
def downgrade():
    with op.batch_alter_table("items", recreate="always") as batch:
        batch.drop_column("colour")
"""


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Engine]:
    path, key = tmp_path / "empty.db", DataKey.random()
    schema.begin_file(path, key)
    engine = make_engine(path, key)
    yield engine
    engine.dispose()


def migrated(engine: Engine, to: str, scripts: Path = schema.SCRIPTS) -> None:
    config = Config()
    config.set_main_option("script_location", str(scripts))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        (command.upgrade if to == "head" else command.downgrade)(config, to)


def scripts_with_next(folder: Path, more: str = "") -> Path:
    versions = folder / "versions"
    versions.mkdir(parents=True)
    (folder / "env.py").write_text(ENV)
    for script in SCRIPTS:
        shutil.copy(script, versions)
    (versions / f"{AFTER}_next.py").write_text(NEXT.format(more=more, after=AFTER, head=schema.HEAD))
    return folder


def shape(connection: Connection) -> dict[str, Any]:
    """Tables by name as sorted parts of their SQL, indexes as they are."""
    rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
    return {row.name: sorted(re.split(r",\s|\(\s|\s\)", " ".join(row.sql.split()))) for row in rows}


def everything(engine: Engine) -> tuple[dict[str, Any], list[Any], int]:
    with engine.connect() as connection:
        rows = [tuple(row) for row in connection.execute(text("SELECT * FROM items ORDER BY id"))]
        version = connection.execute(text("PRAGMA user_version")).scalar_one()
        return shape(connection), rows, version


def test_head_is_the_newest_script() -> None:
    config = Config()
    config.set_main_option("script_location", str(schema.SCRIPTS))
    assert ScriptDirectory.from_config(config).get_heads() == [schema.HEAD]
    assert int(schema.HEAD) == engines.HEAD


def test_head_equals_the_models(empty: Engine) -> None:
    migrated(empty, "head")
    with empty.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_migrated_and_made_at_once_are_the_same(empty: Engine, vault: OpenVault) -> None:
    migrated(empty, "head")
    with empty.connect() as one, vault._engine.connect() as other:
        assert shape(one) == shape(other)


def test_down_and_up_with_rows(vault: OpenVault) -> None:
    add_notes(vault, ["a"])
    with vault._engine.connect() as connection:
        before = shape(connection)
    migrated(vault._engine, "base")
    with vault._engine.connect() as connection:
        assert set(shape(connection)) == {"alembic_version"}
    migrated(vault._engine, "head")
    with vault._engine.connect() as connection:
        assert shape(connection) == before


def test_meetings_of_an_older_vault_have_the_language_of_their_group(vault: OpenVault) -> None:
    add_notes(vault, ["a"])
    migrated(vault._engine, "0002")
    with vault._engine.begin() as connection:
        connection.execute(text("UPDATE groups SET language = 'nl'"))
    migrated(vault._engine, "head")
    with vault._engine.connect() as connection:
        assert connection.execute(text("SELECT language FROM meetings")).scalars().all() == ["nl"]


def test_groups_and_meetings_of_an_older_vault_have_no_quorum_no_seating_and_no_balance(
    vault: OpenVault,
) -> None:
    migrated(vault._engine, "0008")
    migrated(vault._engine, "head")
    with vault.unit_of_work() as work:
        group = work.groups.get(build.GROUP)
        assert (group.quorum, group.seating) == (None, ())
        assert work.meetings.get(build.MEETING).balance_percent is None


def test_minutes_that_an_older_program_sent_or_released_may_have_gone_out(vault: OpenVault) -> None:
    add_notes(vault, ["a"])
    for phase, is_out in (("closed", 0), ("sent", 1), ("released", 1)):
        with vault._engine.begin() as connection:
            connection.execute(text("UPDATE meetings SET phase = :phase"), {"phase": phase})
        migrated(vault._engine, "0011")
        migrated(vault._engine, "head")
        with vault._engine.connect() as connection:
            row = connection.execute(text("SELECT is_written, is_mailed, next_day FROM meetings")).one()
        assert tuple(row) == (is_out, is_out, None)


def test_what_released_minutes_of_an_older_program_tell_of_the_next_meeting_stays(vault: OpenVault) -> None:
    with vault.unit_of_work() as work:
        meeting = work.meetings.get(build.MEETING)
        for number, days in enumerate((60, 28)):
            day, starts = meeting.day + dt.timedelta(days=days), dt.time(18, 30 + number)
            work.meetings.save(Meeting(90 + number, build.GROUP, "Later", day, starts))
        work.meetings.save(replace(meeting, phase=Phase.RELEASED, version=1, released_on=meeting.day))
        work.commit()
    migrated(vault._engine, "0011")
    migrated(vault._engine, "head")
    with vault.unit_of_work() as work:
        told = work.meetings.get(build.MEETING)
        assert (told.next_day, told.next_starts) == (meeting.day + dt.timedelta(days=28), dt.time(18, 31))
        assert work.meetings.get(91).next_day is None


def test_motions_and_topics_may_be_there_when_the_vault_goes_down_and_up(vault: OpenVault) -> None:
    with vault.unit_of_work() as work:
        work.motions.save([Motion(61, build.LAST, "move", build.ANA)])
        work.topics.save([Topic(71, build.LAST, "pay")])
        work.commit()
    migrated(vault._engine, "0008")
    migrated(vault._engine, "head")
    with vault.unit_of_work() as work:
        assert work.motions.of_meeting(build.MEETING) + work.topics.of_meeting(build.MEETING) == ()


def test_a_table_built_anew_keeps_what_refers_to_it(vault: OpenVault, tmp_path: Path) -> None:
    add_notes(vault, ["a", "b"])
    schema.upgrade(vault._engine, scripts=scripts_with_next(tmp_path / "m"), head=AFTER)
    assert texts(vault) == {"a", "b"}
    with driver_connection(vault._engine) as connection:
        assert connection.execute("SELECT DISTINCT colour FROM items").fetchall() == [("red",)]
        assert connection.execute("PRAGMA user_version").fetchone() == (int(AFTER),)
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert not schema.is_old(vault._engine, AFTER)


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ('raise KeyError("stop")', KeyError),
        ("op.execute('DELETE FROM items')", DamagedVault),
    ],
)
def test_a_migration_that_fails_changes_nothing(
    vault: OpenVault, tmp_path: Path, more: str, error: type[Exception]
) -> None:
    add_notes(vault, ["a"])
    before = everything(vault._engine)
    with pytest.raises(error):
        schema.upgrade(vault._engine, scripts=scripts_with_next(tmp_path / "m", more), head=AFTER)
    assert everything(vault._engine) == before
    assert texts(vault) == {"a"}


def test_an_older_vault_is_backed_up_then_raised(paths: Paths, vault: OpenVault) -> None:
    add_notes(vault, ["a"])
    with driver_connection(vault._engine) as connection:
        connection.execute("PRAGMA user_version=0")
    vault.close()
    again = build.opened(paths)
    assert len(again.backups()) == 1
    assert not schema.is_old(again._engine)
    assert texts(again) == {"a"}
    again.close()
