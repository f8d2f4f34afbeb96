from __future__ import annotations

import textwrap

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from peerdesk.deid import Certainty, Roster, find_identities, find_names, make_neutral, replace_certain
from peerdesk.deid.folding import words_of
from peerdesk.deid.values import Hit, Kind
from peerdesk.deid.wording import put_in
from peerdesk.resource_files import messages

ROSTER = Roster.from_rows(
    [
        {"name": "Ana Lindqvist", "nicknames": "AL", "company": "Northwind Traders", "products": "SkyLedger"},
        {"name": "Mark Will", "nicknames": "IS", "company": "Orchard Inc"},
        {"name": "Ben Okafor", "nicknames": "", "company": "Quellbach AG"},
        {"name": "May Grant", "nicknames": "", "company": "Target"},
    ]
)


@pytest.mark.parametrize(
    ("text", "neutral"),
    [
        ("Ana said no.", "A participant said no."),
        ("ana said no. ben agreed", "A participant said no. A participant agreed"),
        ("That was Ana's plan, e.g. Ben's.", "That was a participant's plan, e.g. a participant's."),
        ("Thanks Ana, Ben and Mark!", "Thanks a participant, another participant and another participant!"),
        ("I worked at Northwind Traders.", "I worked at their organisation."),
        ("the Northwind team", "the organisation's team"),
        ("a Northwind engineer met an Okafor fan", "a company's engineer met an attendee's fan"),
        ("a Northwind-backed plan", "a company-backed plan"),
        ("Quellbach ships it", "An organisation ships it"),
        ("from the new Quellbach", "from the new organisation"),
        ("SkyLedger is slow", "A product is slow"),
        ("see https://x.example/Quellbach.", "see a link."),
        ("What Quellbach charges for support", "What an organisation charges for support"),
        ("Nobody is here.", "Nobody is here."),
    ],
)
def test_what_is_put_in_reads_like_english(text: str, neutral: str) -> None:
    assert make_neutral(text, ROSTER).text == neutral


def test_changes_are_the_places_of_the_new_words() -> None:
    result = make_neutral("Then Ana met Ben.", ROSTER)
    assert [result.text[a:b] for a, b in result.changes] == ["a participant", "a participant"]
    assert [("Then Ana met Ben.")[i.start : i.end] for i in result.made] == ["Ana", "Ben"]


def test_a_group_may_choose_its_own_words() -> None:
    result = make_neutral("Ana left Quellbach.", ROSTER, person_word="a member", organisation_word="a club")
    assert result.text == "A member left a club."


def test_words_put_in_are_never_a_name_of_the_group() -> None:
    roster = Roster.from_rows([{"name": "Participant Person", "company": "Organisation"}])
    result = make_neutral("Participant left Organisation", roster)
    assert not find_names(result.text, roster)
    assert "articipant" not in result.text


def test_enter_leaves_contacts_and_doubtful_names_alone() -> None:
    text = "Mark will write to zoe@elsewhere.example"
    assert make_neutral(text, ROSTER).text == text


def test_certain_contacts_are_replaced_and_the_rest_is_returned_with_its_place() -> None:
    text = "Ana: zoe@elsewhere.example. Mark will call +49 170 1234567 or @zoe."
    neutral, left = replace_certain(text, ROSTER)
    assert neutral == "A participant: an e-mail address. Mark will call a phone number or a user."
    assert [text[i.start : i.end] for i in left] == ["Mark"]


@pytest.mark.parametrize(
    "page",
    [
        "with Ana\nLindqvist there",
        "with Ana  Lindqvist there",
        "with Lind\u00ad\nqvist there",
        "with Lind-\nqvist there",
        "with Lind\ufffe\r\nqvist there",
        "from North\u00adwind there",
        "Northwind\nTraders there",
        "https://example.org/a/long/path/to/Quell\nbach/x",
    ],
)
def test_a_name_broken_by_the_layout_is_found(page: str) -> None:
    assert find_names(page, ROSTER)


def test_a_piece_of_a_broken_address_is_no_name() -> None:
    assert not find_names("see https://example.org/collection-of-carbon-tur\nben", ROSTER)
    assert not find_names("the tur\u00ad\nben", ROSTER)


@pytest.mark.parametrize("page", ["it is the\nMark's", "go to Orchard\nII", "we see 22\nMark said"])
def test_a_common_word_at_the_edge_of_a_line_does_not_stop_the_export(page: str) -> None:
    assert not find_names(page, ROSTER)


NAMES = [
    *("Ana", "ana lindqvist", "Mark", "Will", "mark", "Mark Will", "IS", "AL", "May", "Grant", "Target"),
    *(
        "Orchard",
        "Northwind",
        "Quellbach AG",
        "Ben's",
        "@ben",
        "ben@x.example",
        "SkyLedger",
        "the",
        "a",
        "an",
    ),
]
PLAIN = [
    *(
        "will",
        "said",
        "and",
        ",",
        ".",
        "(",
        ")",
        "we",
        "meet",
        "in",
        "22",
        "II",
        "THIS",
        "by",
        "at",
        "from",
        "new",
    ),
    *("-", "'s", "‘", "’", "plan", "“", "Committee", "https://x.example/", "e.g.", ":", "/", "…"),
]
texts = st.lists(st.sampled_from(NAMES + PLAIN), max_size=14).map(" ".join) | st.lists(
    st.sampled_from(NAMES + PLAIN), max_size=8
).map("".join)


@given(texts)
@example("Mark and Ben said Mark Will Mark")
def test_nothing_sure_is_left_after_replacing(text: str) -> None:
    result = make_neutral(text, ROSTER)
    found = find_identities(result.text, ROSTER)
    assert not [i for i in found if i.layer == 1 and i.certainty is Certainty.SURE]
    assert make_neutral(result.text, ROSTER).text == result.text


@given(texts, st.integers(8, 60))
@example("https://x.example/", 8)
@example("https://x.example/a", 8)
@example("https://x.example/Mark Willhttps://x.example/", 8)
def test_the_check_of_a_laid_out_paper_finds_nobody(text: str, width: int) -> None:
    lines = textwrap.wrap("• " + make_neutral(text, ROSTER).text, width, break_long_words=False)
    assert not find_names("\n".join(lines), ROSTER)
    assume(not lines[-1].endswith("-"))  # else the next line goes on with its last word
    assert not find_names("1 of 2\n" + "\r\n".join(lines) + "\nTarget dates", ROSTER)


@given(texts)
def test_everything_outside_the_changes_stays_as_typed(text: str) -> None:
    result = make_neutral(text, ROSTER)
    kept_new, kept_old, at_new, at_old = "", "", 0, 0
    for (start, end), identity in zip(result.changes, result.made, strict=True):
        kept_new += result.text[at_new:start] + "\n"
        kept_old += text[at_old : identity.start] + "\n"
        at_new, at_old = end, identity.end
    assert kept_new + result.text[at_new:] == kept_old + text[at_old:]


@given(st.lists(st.sampled_from([*NAMES, "plan", "said", "."]), max_size=8).map(" ".join))
def test_no_neighbouring_word_is_eaten(text: str) -> None:
    kept = words_of(make_neutral(text, ROSTER).text)
    assert kept.count("plan") == words_of(text).count("plan")
    assert kept.count("said") == words_of(text).count("said")


@given(st.text(max_size=60), st.text(max_size=200), st.text(max_size=20))
@example(":.{", "", "")  # an address without a word
@example("Ana", "", "and and")
def test_any_roster_and_any_text_give_a_neutral_text(name: str, text: str, firm: str) -> None:
    roster = Roster.from_rows([{"name": name, "nicknames": firm, "company": firm, "email": f"{firm}@{name}"}])
    result = make_neutral(f"{text} {name} {firm}", roster)
    assert not [
        i for i in find_identities(result.text, roster) if i.layer == 1 and i.certainty is Certainty.SURE
    ]


def test_every_reason_has_a_sentence() -> None:
    names = "Ana Lindqvist; A. Lindqvist; AL; Quellbach; SkyLedger; Okafor; Ben"
    text = f"{names}; a@b.example; @zoe; +49 170 123456"
    reasons = {identity.reason for identity in find_identities(text, ROSTER)}
    assert len(reasons) >= 9
    assert reasons <= set(messages())


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Participation in Northwind governance.", "Participation in an organisation's governance."),
        ("They told us about Northwind approval processes.", "an organisation's approval processes."),
        ("It was sent to Northwind today.", "It was sent to an organisation today."),
        ("They work with Northwind directly.", "They work with an organisation directly."),
        ("It was paid by Northwind and others.", "It was paid by an organisation and others."),
    ],
)
def test_a_firm_before_its_thing_reads_as_its_owner(typed: str, kept: str) -> None:
    roster = Roster.from_rows([{"name": "Ana Silva", "organization": "Northwind"}])
    assert make_neutral(typed, roster).text.endswith(kept)


@pytest.mark.parametrize(
    ("text", "figure", "said"),
    [
        ("The move cost 9 million in the third quarter.", "9 million", "cost millions in"),
        ("We lost 340 trucks that year.", "340", "hundreds of trucks"),
    ],
)
def test_a_figure_says_of_what_only_before_it(text: str, figure: str, said: str) -> None:
    start = text.index(figure)
    hit = Hit(start, start + len(figure), Kind.QUANTITY, "deid_quantity", Certainty.LOOK, 2)
    (one,) = put_in(text, [hit], Roster().wording)
    assert said in text[: one.start] + one.replacement + text[one.end :]
