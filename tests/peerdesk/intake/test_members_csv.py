from __future__ import annotations

from pathlib import Path

import pytest

from peerdesk.domain.errors import BadInput
from peerdesk.intake.members_csv import read_members

FILES = Path(__file__).parents[2] / "files"


def test_all_columns_are_read_and_others_named() -> None:
    found = read_members((FILES / "members.csv").read_bytes())
    ana = found.members[0]
    assert found.ignored_columns == ("shoe size",)
    assert (ana.name, ana.nicknames, ana.organisations) == (
        "Ana Lindqvist", ("AL", "anali"), ("Northwind Traders GmbH",),
    )  # fmt: skip
    assert (ana.products, ana.role, ana.sector, ana.region) == (("SkyLedger",), "CTO", "logistics", "north")
    assert found.members[1].organisations == ("Quellbach AG", "Quellbach")


def test_brackets_are_organisations_and_independent_is_none() -> None:
    members = read_members((FILES / "members.csv").read_bytes()).members
    assert [m.organisations for m in members[3:]] == [(), ("Tessel",)]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_usual_tables_read_alike(separator: str, end: str, encoding: str) -> None:
    lines = ["Name{0}company", 'Zoë Ångström{0}"Blå; Blå & Co"', "", "Ben{0}"]
    data = end.join(line.format(separator) for line in lines).encode(encoding)
    members = read_members(data).members
    assert [(m.name, m.organisations) for m in members] == [
        ("Zoë Ångström", ("Blå", "Blå & Co")),
        ("Ben", ()),
    ]


def test_only_the_name_is_needed() -> None:
    assert [m.name for m in read_members(b"name\nAna\nBen\n").members] == ["Ana", "Ben"]


def test_control_characters_and_empty_lines_go() -> None:
    found = read_members(b"\n\nname,role\nAn\x00a\x07 Lind,CT\x0bO\n,,\n\n")
    assert [(m.name, m.role) for m in found.members] == [("Ana Lind", "CT O")]


def test_two_lines_of_one_person_become_one_and_are_told() -> None:
    found = read_members(b"name,nicknames,email\nAna Lind,AL,\nBen,,\nANA LIND,anali,a@x.example\n")
    assert found.merged == ((2, 4),)
    assert (found.members[0].nicknames, found.members[0].email) == (("AL", "anali"), "a@x.example")
    assert len(found.members) == 2


def test_namesakes_with_two_addresses_stay_two() -> None:
    found = read_members(b"name,email\nAna Lind,a@x.example\nAna Lind,b@x.example\n")
    assert (len(found.members), found.merged, found.namesakes) == (2, (), ((2, 3),))


@pytest.mark.parametrize(
    ("data", "key", "values"),
    [
        (b"", "intake_csv_empty", {}),
        (b" \n\n", "intake_csv_empty", {}),
        (b"who,firm\nAna,X\n", "intake_csv_no_name", {"columns": "who, firm"}),
        ("name\nAna\nZoë\n".encode("latin-1"), "intake_csv_encoding", {"line": 3}),
        (b"name,role\nAna,CTO\n,CEO\n", "intake_csv_nameless", {"line": 3}),
        (b'name,role\nAna,"C\nTO"\n\n,CEO\n', "intake_csv_nameless", {"line": 5}),
        (b'name,role\nAna,CTO\nBen,"CEO\n', "intake_csv_row", {"line": 3}),
        (b"name\nAna\n" + b"x" * 3000 + b"\n", "intake_csv_long", {"line": 3, "limit": 2000}),
    ],
)
def test_a_broken_table_says_what_and_where(data: bytes, key: str, values: dict[str, object]) -> None:
    with pytest.raises(BadInput) as caught:
        read_members(data)
    assert (caught.value.key, dict(caught.value.values)) == (key, values)


def test_five_thousand_rows_come_in_with_progress() -> None:
    seen: list[tuple[int, int]] = []
    data = "name,company\n" + "".join(f"Person {n},Firm {n}\n" for n in range(5000))
    found = read_members(data.encode(), progress=lambda done, total: seen.append((done, total)))
    assert len(found.members) == 5000
    assert len(seen) > 10
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1]
