from __future__ import annotations

import pytest

from peerdesk.deid import Kind, Roster, find_identities
from peerdesk.deid.circumstance import pointing_phrases
from tests.bench.deid import Score, circumstance


def _row(name: str, organisation: str, role: str, sector: str, region: str) -> dict[str, str]:
    return {"name": name, "organization": organisation, "role": role, "sector": sector, "region": region}


ROWS = [
    _row("Ada Quist", "Quist Klinik", "CIO", "hospital", "Kiel, Germany"),
    _row("Ben Marlow", "Marlow & Sons", "CEO", "banking", "Leeds, England"),
    _row("Cai Rhys", "Rhys Boats", "Owner", "boatbuilding", "Cardiff, Wales"),
    _row("Dora Fink", "Fink Retail", "CFO", "retail", "Ghent, Belgium"),
    _row("Eli Noor", "Noor Stores", "CTO", "retail", "Oslo, Norway"),
    _row("Fay Odum", "Odum Shops", "CTO", "retail", "Lagos, Nigeria"),
    _row("Gil Pons", "Pons Market", "CTO", "retail", "Girona, Catalonia"),
    _row("Hal Ito", "Ito Wind", "COO", "wind power", "Des Moines, Iowa"),
]
ROSTER = Roster.from_rows(ROWS)


def pointing(text: str, roster: Roster = ROSTER) -> list[str]:
    return [text[one.start : one.end] for one in pointing_phrases(text, roster)]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The only hospital in the room has no quiet hours.", "The only hospital in the room"),
        ("Being the only bank here, I cannot say.", "Being the only bank here"),
        ("Our boatbuilder takes six a year.", "Our boatbuilder"),
        ("The Norwegian member asked why.", "The Norwegian member"),
        ("The West African retailer was quoted more.", "The West African retailer"),
        ("The colleague from the Midwest was late.", "The colleague from the Midwest"),
        ("Paper is still the fallback on our wards, and rehearsed.", "on our wards"),
        ('"In our boatyard we ran out of resin."', "In our boatyard"),
        ("Everyone except the bank agreed.", "Everyone except the bank"),
        ("A boatyard in Wales lost a mould.", "A boatyard in Wales"),
        ("The one who runs a hospital asked.", "The one who runs a hospital"),
        ("The twelve-person firm shipped first.", "The twelve-person firm"),
        ("The two Iowans share a car.", "The two Iowans"),
        ("The hospital's CIO spoke.", "The hospital's CIO"),
        ("As the one grower here I plan by weather.", "As the one grower here"),
        ("Then we at the boatyard store every mould.", "we at the boatyard"),
    ],
)
def test_a_phrase_that_fits_few_is_found_in_full(text: str, phrase: str) -> None:
    assert pointing(text) == [phrase]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Next comes the member who missed March.", "the member who missed March"),
        ("Whoever proposed item three will prepare it.", "Whoever proposed item three"),
        ("Our host tonight is looking for a job.", "Our host tonight"),
        ("Last month's absentee gave two updates.", "Last month's absentee"),
        ("The most recent arrival wanted to know.", "The most recent arrival"),
        ("The founder of this group is tired.", "The founder of this group"),
        ("The first among us to try it had a full house.", "The first among us to try it"),
    ],
)
def test_what_somebody_did_in_the_meeting_points(text: str, phrase: str) -> None:
    assert pointing(text) == [phrase]


@pytest.mark.parametrize(
    "text",
    [
        "Hospitals often plan for winter.",
        "Most retailers here raised prices.",
        "A hospital never closes, the book says.",
        "If the bank says no, ask again.",
        "The hospital format works, three rounds each.",
        "The elephant in the room is burnout.",
        "The minister on the radio promised less.",
        "The member who speaks holds the stone.",
        "One retailer per street is enough.",
        "The best boatbuilder is a patient one.",
        "It is not a bank.",
        "The retailers agreed.",
    ],
)
def test_a_type_or_many_or_somebody_else_does_not_point(text: str) -> None:
    assert pointing(text) == []


def test_it_tells_whom_the_words_fit() -> None:
    (one,) = pointing_phrases("The hospital asked.", ROSTER)
    assert one.who == {0}
    (two,) = pointing_phrases("The two Africans and Norwegians: the Scandinavian member left.", ROSTER)[-1:]
    assert two.who == {4}


@pytest.mark.parametrize(
    ("text", "reason", "kind"),
    [
        ("The hospital asked.", "deid_fits_one", Kind.CIRCUMSTANCE),
        ("The banker asked.", "deid_fits_one", Kind.ROLE),
        ("The three CTOs asked.", "deid_fits_three", Kind.ROLE),
        ("The one who left early asked.", "deid_fits_somebody", Kind.ROLE),
    ],
)
def test_the_reason_says_how_many_it_fits(text: str, reason: str, kind: Kind) -> None:
    (found,) = [one for one in find_identities(text, ROSTER, with_model=False) if one.layer == 3]
    assert (found.reason, found.kind) == (reason, kind)


def test_words_of_one_stem_mean_the_same_trait() -> None:
    rows = [
        _row("Ina Ott", "Ott", "Owner", "beekeeping", "Hereford"),
        _row("Jan Puk", "Puk", "Owner", "translation", "Ghent"),
    ]
    roster = Roster.from_rows(rows)
    assert pointing("The insurer asked our beekeeper.", roster) == ["our beekeeper"]
    assert pointing("The translator agreed.", roster) == ["The translator"]
    assert pointing("The transport was late.", roster) == []


def test_a_trait_that_many_share_does_not_point() -> None:
    assert pointing("The retailer complained.") == []
    assert pointing("The retailer complained.", Roster.from_rows(ROWS[:5])) == ["The retailer"]


def test_a_roster_of_names_alone_points_at_nobody() -> None:
    bare = Roster.from_rows([{"name": row["name"], "organization": row["organization"]} for row in ROWS])
    assert pointing("The only hospital in the room; our host tonight.", bare) == []


@pytest.mark.parametrize(
    ("name", "found", "flagged"),
    [
        ("circumstance_a", 40, 6),
        ("circumstance_b", 80, 6),
        ("circumstance_c", 80, 10),
        ("circumstance_d", 90, 8),
        ("circumstance_e", 80, 10),
    ],
)
def test_marked_notes_are_told_from_look_alikes(name: str, found: float, flagged: float) -> None:
    score: Score = circumstance(name, lambda text, roster: find_identities(text, roster, with_model=False))
    assert score.share("phrase") >= found
    assert score.share("look-alike") <= flagged
