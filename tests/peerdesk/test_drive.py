"""The scripted meeting: what is acknowledged is kept, once, whatever the moment of a kill."""

from __future__ import annotations

import datetime as dt
import io
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from peerdesk import bootstrap, cli, drive
from peerdesk.clock import SystemClock
from peerdesk.domain import running as domain
from peerdesk.domain.errors import UserError
from peerdesk.domain.meeting import Meeting, Phase
from peerdesk.domain.notes import NoteDraft
from peerdesk.domain.timing import SECOND_NS
from peerdesk.drive.demo import make_demo
from peerdesk.drive.player import Player
from peerdesk.drive.progress import Progress, digest_of
from peerdesk.drive.script import read_script
from peerdesk.export.check import read_back
from peerdesk.paths import Paths
from peerdesk.resource_files import resource
from peerdesk.services.all import Services
from peerdesk.store import vault as vaults
from tests.bench.script_from import lines_of, script_from

PEOPLE = ("Ana Lindqvist", "Ben Okafor", "Cho Hartmann", "Dora Tessel")
BEFORE: list[dict[str, Any]] = [
    {"do": "group", "name": "Harbour circle", "attribution": "chatham_house"},
    {"do": "meeting", "title": "March", "day": "2026-03-05", "starts": "18:00"},
    {"do": "item", "title": "Round", "minutes": 10, "rule": "go_round", "turn_s": 60},
    {"do": "item", "title": "Case", "public": "A case", "rule": "queue"},
    {"do": "item", "title": "State it", "in": 2, "minutes": 5, "rule": "queue"},
    {"do": "item", "title": "Take away", "in": 2, "minutes": 5, "rule": "queue"},
    {"do": "move", "item": 2, "to": 1},
]
TABLE: list[dict[str, Any]] = [
    {"do": "start", "item": 1, "who": ["Ana Lindqvist", "Ben Okafor"]},
    {"do": "next"},
    {"do": "note", "text": "Ana moved the ledger", "token": "ledger"},
    {"do": "clock", "advance_s": 90},
    {"do": "pass"},
    {"do": "note", "text": "! share the list > Ben 2 apr", "token": "list"},
    {"do": "edit", "note": "ledger", "text": "Ana moved the ledger twice"},
    {"do": "note", "text": "nobody should keep this"},
    {"do": "strike"},
    {"do": "start", "item": 2, "step": 2},
    {"do": "hand", "who": "Eva Guest"},
    {"do": "hand", "who": "Ben Okafor", "up": True},
    {"do": "floor", "who": "Eva Guest"},
    {"do": "note", "text": "? who pays for the night", "item": 1, "token": "night"},
    {"do": "pen", "up": True},
]
END: list[dict[str, Any]] = [{"do": "close"}, {"do": "export", "to": "out.pdf"}]
WHOLE = [*BEFORE, *TABLE, *END]
RELEASE: list[dict[str, Any]] = [
    {"do": "release", "objections_until": "2099-03-12", "mails": "mails"},
    {"do": "release", "mails": "mails"},
    {"do": "export", "to": "released.pdf"},
]


@pytest.fixture(autouse=True)
def no_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """The script says where its vault lies."""
    monkeypatch.delenv("PEERDESK_HOME")
    monkeypatch.setenv("PEERDESK_TEST_VAULT", "1")


def script(folder: Path, whole: Sequence[dict[str, Any]], **more: object) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "members.csv").write_text("name\n" + "\n".join(PEOPLE) + "\n", encoding="utf-8")
    plain = {"vault": {"home": "vault", "test": True}, "members": "members.csv", "steps": list(whole), **more}
    path = folder / "script.json"
    path.write_text(json.dumps(plain), encoding="utf-8")
    return path


def run(path: Path, *options: str) -> int:
    return cli.main(["drive", str(path), *options])


def verify(path: Path, tokens: Sequence[str], monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{token}\n" for token in tokens)))
    return run(path, "--verify")


def acks(text: str) -> list[str]:
    return [line[4:] for line in text.splitlines() if line.startswith("ACK ")]


def opened(folder: Path) -> Services:
    return bootstrap.open_services(Paths.under(folder / "vault"), SystemClock(), lambda _: None)


@dataclass(frozen=True)
class Kept:
    """What the vault holds in the end, without keys, ids and times."""

    phase: Phase
    agenda: list[tuple[str, list[str]]]
    said: list[tuple[str, str]] = field(repr=False)
    people: list[str] = field(repr=False)
    table: tuple[object, ...]


def kept(folder: Path) -> Kept:
    services = opened(folder)
    try:
        (card,) = services.groups.groups()
        (meeting,) = services.planning.meetings(card.group.id)
        plan = services.planning.plan(meeting.id)
        found = services.capture.find(meeting.id, "")
        names = {m.id: m.name for m in plan.members}
        titles = {item.id: item.title for item in plan.agenda}
        said = [(titles[note.item_id], f"{note.kind}: {note.text}") for note in found.notes]
        said += [("", f"{a.text} > {[o.name for o in a.owners]} {a.due}") for a in found.actions]
        return Kept(
            meeting.phase,
            [(item.title, [step.title for step in item.steps]) for item in plan.agenda],
            sorted(said),
            sorted(names.values()),
            _table(services, names),
        )
    finally:
        services.close()


def _table(services: Services, names: dict[int, str]) -> tuple[object, ...]:
    restored = services.running.restore()
    if restored is None:
        return ()
    running = restored.running
    table = running.table
    called = [[names[p] for p in some] for some in (table.order, table.hands, table.heard, table.passed)]
    return (running.item, running.step, names.get(table.floor or 0), called, running.pen_up)


def test_a_script_ends_with_a_close_and_a_paper(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = script(tmp_path, WHOLE)
    assert run(path) == 0
    out = capsys.readouterr().out
    assert acks(out) == [str(step.get("token", n)) for n, step in enumerate(WHOLE, start=1)]
    assert out.splitlines()[-1] == f"PAPER {tmp_path / 'out.pdf'}"
    assert cli.main(["check", str(tmp_path / "out.pdf"), "--members", str(tmp_path / "members.csv")]) == 0
    end = kept(tmp_path)
    assert end.phase is Phase.CLOSED
    assert end.agenda == [("Case", ["State it", "Take away"]), ("Round", [])]
    assert end.people == [*PEOPLE, "Eva Guest"]
    assert [text for _, text in end.said] == [
        "share the list > ['Ben Okafor'] 2027-04-02",
        "point: A participant moved the ledger twice",
        "question: who pays for the night",
    ]


def test_a_note_is_withdrawn_from_released_minutes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where a kill came between the disk and the acknowledgement."""
    end = [{"do": "close"}, {"do": "withdraw", "note": "ledger", "token": "gone"}]
    whole = [*BEFORE, *TABLE, *end]
    path = script(tmp_path, whole)
    assert run(path) == 1, "not released yet"
    released(tmp_path)
    with monkeypatch.context() as killed:
        killed.setattr(bootstrap, "write_private", _failing_at(len(whole)))
        assert run(path, "--resume") == 1
    assert run(path, "--resume") == 0
    assert [text for _, text in kept(tmp_path).said if "ledger" in text] == []
    assert len(kept(tmp_path).said) == 2
    assert verify(path, ["night", "gone"], monkeypatch) == 0


def released(folder: Path) -> None:
    services = opened(folder)
    (card,) = services.groups.groups()
    (meeting,) = services.planning.meetings(card.group.id)
    with services.groups._context.units() as unit:
        unit.meetings.save(replace(meeting, phase=Phase.RELEASED, version=1, released_on=meeting.day))
        unit.commit()
    services.close()


@pytest.mark.parametrize("number", range(1, len(BEFORE + TABLE) + 1))
def test_a_kill_between_the_disk_and_the_acknowledgement_neither_loses_nor_doubles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """The step has reached the vault, what says so has not."""
    whole = [*BEFORE, *TABLE]
    straight, cut = tmp_path / "straight", tmp_path / "cut"
    assert run(script(straight, whole)) == 0
    path = script(cut, whole)
    with monkeypatch.context() as killed:
        killed.setattr(bootstrap, "write_private", _failing_at(number))
        assert run(path) == 1
    assert run(path, "--resume") == 0
    assert kept(cut) == kept(straight)


def _failing_at(number: int) -> Any:
    write = bootstrap.write_private

    def failing(path: Path, data: bytes) -> None:
        if json.loads(data)["done"] == number:
            raise UserError("store_disk_full")
        write(path, data)

    return failing


@pytest.mark.parametrize("number", range(1, len(WHOLE) + 1))
def test_a_kill_behind_any_step_goes_on_with_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], number: int
) -> None:
    path = script(tmp_path, WHOLE)
    with monkeypatch.context() as killed:
        killed.setattr(Player, "play", _ending_after(number))
        run(path)
    first = acks(capsys.readouterr().out)
    assert verify(path, first, monkeypatch) == 0
    assert run(path, "--resume") == 0
    second = acks(capsys.readouterr().out)
    tokens = [str(step.get("token", n)) for n, step in enumerate(WHOLE, start=1)]
    assert (first, second) == (tokens[:number], tokens[number - 1 :])
    assert verify(path, tokens, monkeypatch) == 0
    assert (tmp_path / "out.pdf").exists()


def _ending_after(number: int) -> Any:
    play = Player.play

    def ending(player: Player, step: Any) -> Progress:
        if step.number > number:
            raise KeyboardInterrupt
        return play(player, step)

    return ending


def test_verify_names_what_was_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = script(tmp_path, [*BEFORE, *TABLE])
    assert run(path) == 0
    tokens = acks(capsys.readouterr().out)
    services = opened(tmp_path)
    (card,) = services.groups.groups()
    (meeting,) = services.planning.meetings(card.group.id)
    note = next(n for n in services.capture.find(meeting.id, "night").notes)
    with services.capture._context.units() as unit:
        unit.notes.delete(note.key)
        unit.commit()
    services.close()
    assert verify(path, tokens, monkeypatch) == 1
    assert capsys.readouterr().out == "LOST night\n"


def test_verify_sees_a_note_that_is_there_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = script(tmp_path, [*BEFORE, *TABLE])
    assert run(path) == 0
    tokens = acks(capsys.readouterr().out)
    services = opened(tmp_path)
    (card,) = services.groups.groups()
    (meeting,) = services.planning.meetings(card.group.id)
    item = services.planning.plan(meeting.id).agenda[0].id
    services.capture.add_note(meeting.id, item, NoteDraft("nobody should keep this"))
    services.close()
    assert verify(path, tokens, monkeypatch) == 1


@pytest.mark.parametrize("tokens", [["1"], ["no such token"]])
def test_verify_without_a_vault_keeps_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tokens: list[str]
) -> None:
    assert verify(script(tmp_path, WHOLE), tokens, monkeypatch) == 1
    assert capsys.readouterr().out == f"LOST {tokens[0]}\n"


def test_the_clock_goes_on_by_what_the_script_says(tmp_path: Path) -> None:
    steps = [
        *BEFORE,
        {"do": "start", "item": 1},
        {"do": "clock", "advance_s": 240},
        {"do": "pen", "up": True},
    ]
    path = script(tmp_path, steps)
    assert run(path) == 0
    services = opened(tmp_path)
    restored = services.running.restore()
    progress = json.loads((tmp_path / "vault/drive.json").read_bytes())
    services.close()
    assert restored is not None
    now = SystemClock().now_ns() + progress["offset_ns"]
    assert 240 * SECOND_NS <= domain.taken_ns(restored.running, 1, now) < 260 * SECOND_NS


def test_back_takes_the_floor_back_and_keeps_the_note(tmp_path: Path) -> None:
    table: list[dict[str, Any]] = [
        {"do": "start", "item": 1},
        {"do": "next"},
        {"do": "next"},
        {"do": "note", "text": "kept"},
        {"do": "back"},
    ]
    assert run(script(tmp_path, [*BEFORE, *table])) == 0
    end = kept(tmp_path)
    assert (end.table[2], len(end.said)) == ("Ana Lindqvist", 1)


def test_what_stands_beside_the_vault_says_nothing_of_what_was_said(tmp_path: Path) -> None:
    assert run(script(tmp_path, [*BEFORE, *TABLE])) == 0
    text = (tmp_path / "vault/drive.json").read_text(encoding="utf-8")
    assert not [word for word in ("ledger", "night", "Ana", "Harbour", "Round") if word in text]


# Wrong scripts: exit 2 before the first write.

START: dict[str, Any] = {"do": "start"}


WRONG: list[list[Any]] = [
    [{"do": "release"}],
    [{"do": "withdraw"}],
    [{"do": "dance"}],
    [{}],
    ["note"],
    [*BEFORE, START, {"do": "note"}],
    [*BEFORE, START, {"do": "note", "text": 7}],
    [*BEFORE, START, {"do": "note", "text": "  "}],
    [*BEFORE, START, {"do": "note", "text": "x", "kind": "gossip"}],
    [*BEFORE, START, {"do": "note", "text": "x", "item": 3}],
    [*BEFORE, START, {"do": "note", "text": "x", "item": 0}],
    [*BEFORE, START, {"do": "note", "text": "x", "item": True}],
    [*BEFORE, START, {"do": "note", "text": "x", "speaker": "Ana"}],
    [*BEFORE, START, {"do": "note", "text": "x", "token": "a"}, {"do": "next", "token": "a"}],
    [*BEFORE, START, {"do": "next", "token": "1"}],
    [*BEFORE, START, {"do": "next", "token": "two\nlines"}],
    [*BEFORE, START, {"do": "edit", "note": "none", "text": "x"}],
    [*BEFORE, START, {"do": "clock", "advance_s": -1}],
    [*BEFORE, START, {"do": "pen", "up": "yes"}],
    [*BEFORE, START, {"do": "export", "to": "x.pdf"}],
    [*BEFORE, {"do": "next"}],
    [*BEFORE, {"do": "start", "item": 9}],
    [*BEFORE, {"do": "move", "item": 1, "to": 5}],
    [*BEFORE[:2], START],
    [BEFORE[0], {"do": "meeting", "title": "x", "day": "yesterday"}],
    [BEFORE[0], {"do": "meeting", "title": "x", "format": "no_such"}],
    [{"do": "meeting", "title": "x"}],
    [BEFORE[0], BEFORE[0]],
]


@pytest.mark.parametrize("steps", WRONG)
def test_a_wrong_script_is_2_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], steps: list[Any]
) -> None:
    assert run(script(tmp_path, steps)) == 2
    assert capsys.readouterr().err.startswith(f"peerdesk: {tmp_path / 'script.json'}: ")
    assert not (tmp_path / "vault").exists()


@pytest.mark.parametrize(
    ("more", "code"),
    [({"vault": {"hom": "x"}}, 2), ({"steps": {}}, 2), ({"members": 3}, 2), ({"more": 1}, 2)],
)
def test_a_wrong_head_is_2(tmp_path: Path, more: dict[str, object], code: int) -> None:
    assert run(script(tmp_path, WHOLE, **more)) == code


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b"[" * 100_000])
def test_a_file_that_is_no_json_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes
) -> None:
    path = tmp_path / "script.json"
    path.write_bytes(data)
    assert run(path) == 1
    assert "JSON" in capsys.readouterr().err


def test_a_missing_script_and_missing_members_are_a_sentence(tmp_path: Path) -> None:
    assert run(tmp_path / "none.json") == 1
    assert run(script(tmp_path, WHOLE, members="none.csv")) == 1


def test_a_script_without_a_place_for_its_vault_is_2(tmp_path: Path) -> None:
    assert run(script(tmp_path, WHOLE, vault={})) == 2


def test_the_environment_names_the_vaults_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRASH_DIR", str(tmp_path / "elsewhere"))
    assert run(script(tmp_path, WHOLE)) == 0
    assert (tmp_path / "elsewhere/vault.db").exists()
    assert (tmp_path / "elsewhere/out.pdf").exists()
    assert not (tmp_path / "vault").exists()


def test_a_changed_script_does_not_go_on(tmp_path: Path) -> None:
    assert run(script(tmp_path, BEFORE)) == 0
    assert run(script(tmp_path, WHOLE), "--resume") == 1


def test_a_meeting_of_thirty_hours_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    steps = [*BEFORE[:2], {"do": "item", "title": "Long", "minutes": 1800}]
    assert run(script(tmp_path, steps)) == 1
    assert "24 hours" in capsys.readouterr().err


def test_a_second_start_while_one_runs_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = script(tmp_path, [*BEFORE, *TABLE])
    assert run(path) == 0
    services = opened(tmp_path)
    try:
        assert run(path, "--resume") == 1
    finally:
        services.close()
    assert "already open" in capsys.readouterr().err


def test_a_vault_behind_a_passphrase_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    vaults.create(Paths.under(tmp_path / "vault"), passphrase="right words", test=True)
    assert run(script(tmp_path, WHOLE)) == 1
    assert "locked" in capsys.readouterr().err


def test_a_folder_that_cannot_be_made_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "vault").write_text("a file", encoding="utf-8")
    assert run(script(tmp_path, WHOLE)) == 1
    assert capsys.readouterr().err.startswith("peerdesk: ")


def test_a_meeting_under_way_is_not_disturbed_by_another(tmp_path: Path) -> None:
    path = script(tmp_path, [*BEFORE, *TABLE])
    assert run(path) == 0
    assert run(path) == 1


def test_the_raw_key_is_given_of_a_test_vault_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = script(tmp_path, BEFORE)
    assert run(path, "--key") == 1
    assert run(path) == 0
    capsys.readouterr()
    assert run(path, "--key") == 0
    assert len(bytes.fromhex(capsys.readouterr().out.strip())) == 48
    real = script(tmp_path / "real", BEFORE, vault={"home": "vault"})
    assert run(real) == 0
    assert run(real, "--key") == 1
    monkeypatch.delenv("PEERDESK_TEST_VAULT")
    assert run(path, "--key") == 1


def test_every_step_of_the_schema_can_be_played() -> None:
    schema = json.loads(resource("drive", "script.schema.json").read_text(encoding="utf-8"))
    steps = schema["$defs"]["step"]["properties"]["do"]["enum"]
    assert set(steps) == set(schema["$defs"]) - {"step"}
    assert {step["do"] for step in [*WHOLE, *RELEASE]} | {"back", "withdraw"} == set(steps)


def test_a_digest_tells_of_nothing_but_the_table() -> None:
    running = domain.Running(1, (), 0.0)
    assert digest_of(None) == ""
    assert digest_of(running) == digest_of(domain.Running(1, (), 99.0))
    assert digest_of(running) != digest_of(domain.Running(2, (), 0.0))


# The way of the minutes.


def meeting_in(folder: Path) -> Meeting:
    services = opened(folder)
    try:
        return services.planning.meetings(services.groups.groups()[0].group.id)[0]
    finally:
        services.close()


def test_minutes_go_their_way_with_their_mails(tmp_path: Path) -> None:
    path = script(tmp_path, [*WHOLE, *RELEASE])
    assert run(path) == 0
    end = meeting_in(tmp_path)
    assert (end.phase, end.version, end.objections_until) == (Phase.RELEASED, 1, dt.date(2099, 3, 12))
    found = sorted(file.name for file in (tmp_path / "mails").glob("minutes*.eml"))
    assert found == ["minutes-2026-03-05.eml", "minutes-draft-2026-03-05.eml"]
    assert "VERSION 1, RELEASED" in " ".join(read_back((tmp_path / "released.pdf").read_bytes()).split())


@pytest.mark.parametrize("cut", [1, 2])
def test_a_kill_behind_a_release_moves_the_minutes_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cut: int
) -> None:
    path = script(tmp_path, [*WHOLE, *RELEASE[:cut]])
    with monkeypatch.context() as killed:
        killed.setattr(bootstrap, "write_private", _failing_at(len(WHOLE) + cut))
        assert run(path) == 1
    assert run(path, "--resume") == 0
    assert (meeting_in(tmp_path).phase, meeting_in(tmp_path).version) == (
        (Phase.SENT, 0) if cut == 1 else (Phase.RELEASED, 1)
    )


@pytest.mark.parametrize(
    "steps",
    [
        [*BEFORE, *RELEASE[:1]],
        [*BEFORE, *TABLE, *RELEASE[1:]],
        [*WHOLE, *RELEASE, *RELEASE[:1]],
        [*WHOLE, {"do": "release", "objections_until": "soon"}],
    ],
    ids=["planned", "running", "again", "no day"],
)
def test_a_release_out_of_place_is_found_before_anything_is_written(
    tmp_path: Path, steps: list[dict[str, Any]]
) -> None:
    assert run(script(tmp_path, steps)) == 2
    assert not (tmp_path / "vault").exists()


# The sample meeting and the record of a real one.


def test_the_sample_meeting_is_ready_to_run(tmp_path: Path) -> None:
    paths = Paths.under(tmp_path / "vault")
    meeting_id = make_demo(paths, SystemClock())
    services = opened(tmp_path)
    plan = services.planning.plan(meeting_id)
    services.close()
    assert plan.meeting.phase is Phase.DRAFT
    assert plan.meeting.starts is not None
    assert (plan.people, len(plan.agenda), len(plan.agenda[2].steps)) == (10, 8, 5)
    assert plan.agenda[2].public_title == "A member’s case"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    folder = tmp_path / "record"
    folder.mkdir()
    (folder / "members.csv").write_text(
        "name,nicknames\nAna Lindqvist,anali\nBen Okafor,\n", encoding="utf-8"
    )
    notes = "# Call of 2021-01-27\n\n## Welcome\n\n- anali: Hello Ben.\n\n"
    notes += "## Work\n\n- Ben Okafor: Ours.\n- anali: Done.\n"
    (folder / "notes.md").write_text(notes, encoding="utf-8")
    rows = [
        "seconds,event,who",
        "0.0,present,Ana Lindqvist",
        "9.0,topic,Welcome",
        "4.0,present,Zed",
        "6.5,topic,Work",
        "7.0,queue,Ben Okafor",
        "8.0,floor,Ben Okafor",
        "8.5,speaks,Ben Okafor",
    ]
    (folder / "turns.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


def test_a_record_becomes_a_script_in_the_order_of_the_file(record: Path) -> None:
    markers: list[str] = []
    made = script_from(record, markers)
    steps = made["steps"]
    assert isinstance(steps, list)
    told = [
        (step["do"], step.get("item", step.get("who")))
        for step in steps
        if step["do"] not in ("clock", "item")
    ]
    assert told == [
        ("group", None), ("meeting", None), ("start", ["Ana Lindqvist"]), ("hand", "Ana Lindqvist"),
        ("start", 1), ("hand", "Zed"), ("note", 1),
        ("start", 2), ("hand", "Ben Okafor"), ("floor", "Ben Okafor"), ("note", 2), ("note", 2),
        ("close", None), ("export", None),
    ]  # fmt: skip
    assert [marker[:4] for marker in markers] == ["zq01", "zq02", "zq02"]


def test_a_record_is_played_to_a_paper_that_names_nobody(record: Path, tmp_path: Path) -> None:
    path = tmp_path / "script.json"
    path.write_text("\n".join(lines_of(script_from(record))), encoding="utf-8")
    assert run(path) == 0
    words = ["check", str(tmp_path / "minutes-2021-01-27.pdf"), "--members", str(record / "members.csv")]
    assert cli.main(words) == 0
    end = kept(tmp_path)
    assert end.people == ["Ana Lindqvist", "Ben Okafor", "Zed"]
    assert [text for _, text in end.said] == ["point: Hello a participant.", "point: Done.", "point: Ours."]


def test_the_home_of_a_script_is_beside_it(tmp_path: Path) -> None:
    made = read_script(script(tmp_path, WHOLE), lambda _: 0)
    assert drive.home_of(made) == tmp_path / "vault"
