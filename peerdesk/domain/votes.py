"""Ways of deciding: a typed line becomes a tally, a tally one sentence that points at nobody.

A tally holds sums only. Who voted how is never asked, so it has no place to be kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from peerdesk.domain.errors import BadInput
from peerdesk.domain.notes import clean
from peerdesk.domain.rules import Attribution

LEAST_SIDE = 3
"""A side of fewer people points at them.

Source: statistical disclosure control's minimum cell count of three (Hundepool et al. 2012, chapter 4).
"""


class Ballot(StrEnum):
    """How a group decides."""

    SHOW_OF_HANDS = "show_of_hands"
    ROMAN = "roman"
    DOTS = "dots"
    RANKING = "ranking"
    TEMPERATURE = "temperature"
    CONSENT = "consent"
    SECRET = "secret"

    @property
    def is_of_options(self) -> bool:
        """Whether it puts options into an order, rather than one question."""
        return self in (Ballot.DOTS, Ballot.RANKING)

    @property
    def is_yes_or_no(self) -> bool:
        """Whether it answers one question with yes or no, so that a motion can be put to it."""
        return self in _LEAST_FIGURES and self is not Ballot.TEMPERATURE


class Outcome(StrEnum):
    """What came of it. ordered: of options; taken: a temperature, which decides nothing."""

    CARRIED = "carried"
    WITHOUT_DISSENT = "without_dissent"
    NOT_CARRIED = "not_carried"
    TIED = "tied"
    NO_VOTES = "no_votes"
    ORDERED = "ordered"
    TAKEN = "taken"


SIDES = {
    Ballot.SHOW_OF_HANDS: ("for", "against", "abstained"),
    Ballot.ROMAN: ("up", "sideways", "down"),
    Ballot.TEMPERATURE: (
        "strong_positive", "positive", "following", "confused", "indifferent", "unconvinced",
    ),
    Ballot.CONSENT: ("consents", "concerns", "objections"),
    Ballot.SECRET: ("for", "against", "abstained", "spoilt"),
}  # fmt: skip
"""What the figures of a line count, in its order. Temperature: the six reactions of TC39's queue.

Source: bterlson/tcq. Consent: Sociocracy 3.0, "Consent Decision Making": an objection stops a proposal, a
concern does not.
"""

DID_NOT_VOTE = "did_not_vote"
"""The name of the side of those present who voted not at all."""

_LEAST_FIGURES = {
    Ballot.SHOW_OF_HANDS: 2,
    Ballot.ROMAN: 3,
    Ballot.TEMPERATURE: 6,
    Ballot.CONSENT: 3,
    Ballot.SECRET: 2,
}
_EXAMPLES = {
    Ballot.SHOW_OF_HANDS: "7-2-1",
    Ballot.ROMAN: "6-1-3",
    Ballot.DOTS: "Hiring 5, Tooling 3",
    Ballot.RANKING: "12-9-7",
    Ballot.TEMPERATURE: "5-4-2-1-0-0",
    Ballot.CONSENT: "8-2-0",
    Ballot.SECRET: "7-2-1-0",
}


@dataclass(frozen=True, slots=True)
class Tally:
    """The sums of one vote.

    counts: votes by side as in `SIDES`, or dots or points by option. options: the titles of the options,
    beside counts. present: how many people could vote, None: not known. each: how many votes one person has
    (dots). ranked: by option, how many people ranked it; empty: not known. two_thirds: whether so many of
    the votes cast are needed to carry.
    """

    ballot: Ballot
    counts: tuple[int, ...]
    options: tuple[str, ...] = field(default=(), repr=False)
    present: int | None = None
    each: int = 1
    ranked: tuple[int, ...] = ()
    two_thirds: bool = False

    @property
    def did_not_vote(self) -> int | None:
        """How many of those present voted not at all; None where that cannot be told."""
        if self.present is None or self.ballot.is_of_options:
            return None
        return max(0, self.present - sum(self.counts))

    @property
    def exceeds_present(self) -> bool:
        """Whether there are more votes than those present could give: one of the two figures is wrong."""
        if self.present is None:
            return False
        if self.ballot is Ballot.RANKING:
            return any(people > self.present for people in self.ranked)
        return sum(self.counts) > self.present * self.each

    @property
    def outcome(self) -> Outcome:
        """What came of it.

        A question is carried by a majority of the votes cast for and against: abstentions, thumbs sideways
        and spoilt ballots do not count; a tie does not carry. Source: Robert's Rules, 12th ed., 44:1 and
        44:12; two thirds, 44:3. Consent is given when nobody objects.
        """
        if self.ballot.is_of_options:
            return Outcome.ORDERED if any(self.counts) else Outcome.NO_VOTES
        if self.ballot is Ballot.TEMPERATURE:
            return Outcome.TAKEN if any(self.counts) else Outcome.NO_VOTES
        if self.ballot is Ballot.CONSENT:
            consents, concerns, objections = self.counts
            if objections:
                return Outcome.NOT_CARRIED
            return Outcome.CARRIED if consents + concerns else Outcome.NO_VOTES
        return _majority(*self._yes_and_no, two_thirds=self.two_thirds)

    @property
    def is_carried(self) -> bool:
        """Whether the answer is yes: the motion is carried, the topic goes on, consent is given."""
        return self.outcome in (Outcome.CARRIED, Outcome.WITHOUT_DISSENT)

    @property
    def _yes_and_no(self) -> tuple[int, int]:
        return self.counts[0], self.counts[2 if self.ballot is Ballot.ROMAN else 1]


def _majority(yes: int, no: int, *, two_thirds: bool) -> Outcome:
    if yes + no == 0:
        return Outcome.NO_VOTES
    if no == 0:
        return Outcome.WITHOUT_DISSENT
    if yes == no:
        return Outcome.TIED
    enough = 3 * yes >= 2 * (yes + no) if two_thirds else yes > no
    return Outcome.CARRIED if enough else Outcome.NOT_CARRIED


# Reading a line.

_DASH = "-‐‑‒–—−"
"""The plain one comes first, so that it makes no range; so do all of them within brackets."""

_BETWEEN = rf"(?:\s*[{_DASH}:,/;]\s*|\s+)"
_FIGURE = r"[0-9]{1,5}"
_FIGURES = re.compile(rf"{_FIGURE}(?:{_BETWEEN}{_FIGURE})*")
_TITLED = re.compile(rf"(?P<title>.*[^{_DASH}\s:=])(?:\s*[:=]\s*|\s+(?:[{_DASH}]\s*)?)(?P<count>{_FIGURE})")
_RANKED = re.compile(r"(?P<points>[^()]*)\((?P<ranked>[^()]*)\)")


def parse(
    ballot: Ballot,
    line: str,
    *,
    options: Sequence[str] = (),
    present: int | None = None,
    each: int = 1,
    two_thirds: bool = False,
) -> Tally:
    """Read a line of figures as the tally of a vote.

    Figures stand apart by a dash, colon, comma, slash or space: `7-2-1`, `7 / 2`. Abstentions and spoilt
    ballots may be left out. Dots may name their options, `Title 5, Other 3`; else dots and ranking are read
    in the order of `options`. Ranking may say in brackets how many people ranked each: `12-9-7 (6-5-4)`.
    present: people who could vote. each: votes one person has. Raises BadInput `tally_unreadable`,
    `tally_options` where there are not as many figures as options.
    """
    text = clean(line)
    if ballot.is_of_options:
        titles, counts, ranked = _of_options(ballot, text, tuple(options))
        return Tally(ballot, counts, titles, present, each, ranked, two_thirds)
    counts = _figures(ballot, text)
    sides = len(SIDES[ballot])
    if not _LEAST_FIGURES[ballot] <= len(counts) <= sides:
        raise _unreadable(ballot)
    counts += (0,) * (sides - len(counts))
    return Tally(ballot, counts, (), present, 1, (), two_thirds)


def _of_options(
    ballot: Ballot, text: str, options: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]:
    """Titles, counts and, where they stand in brackets, how many people ranked each."""
    if ballot is Ballot.DOTS and not (options and _FIGURES.fullmatch(text)):
        return _titled(ballot, text)
    ranked: tuple[int, ...] = ()
    if ballot is Ballot.RANKING and (both := _RANKED.fullmatch(text)):
        text, ranked = both["points"].strip(), _figures(ballot, both["ranked"].strip())
    counts = _figures(ballot, text)
    for found in (counts, ranked) if ranked else (counts,):
        if len(found) != len(options):
            raise BadInput("tally_options", found=len(found), options=len(options))
    return options, counts, ranked


def _titled(ballot: Ballot, text: str) -> tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]:
    found = [_TITLED.fullmatch(part.strip()) for part in re.split("[,;]", text)]
    read = [match for match in found if match]
    if len(read) != len(found):
        raise _unreadable(ballot)
    return tuple(one["title"] for one in read), tuple(int(one["count"]) for one in read), ()


def _figures(ballot: Ballot, text: str) -> tuple[int, ...]:
    if not _FIGURES.fullmatch(text):
        raise _unreadable(ballot)
    return tuple(int(figure) for figure in re.findall(_FIGURE, text))


def _unreadable(ballot: Ballot) -> BadInput:
    return BadInput("tally_unreadable", example=_EXAMPLES[ballot])


# What a tally tells about people.


def sides(tally: Tally) -> tuple[tuple[str, int], ...]:
    """Each side and how many votes it has: as in `SIDES`, or by title, and last who did not vote, if any."""
    names = tally.options if tally.ballot.is_of_options else SIDES[tally.ballot]
    silent = ((DID_NOT_VOTE, tally.did_not_vote),) if tally.did_not_vote else ()
    return (*zip(names, tally.counts, strict=True), *silent)


def small_sides(tally: Tally) -> tuple[str, ...]:
    """Sides behind which there may be one or two people only, by name as `sides` gives them.

    Those who did not vote are a side, too: beside a head count the sum tells them. Dots point at fewer
    people than there are dots where a person has several; points at nobody knows how many, unless the tally
    says how many people ranked each.
    A side of zero is no small side: nobody stands there to be pointed at. What it tells of everybody else is
    the matter of `tells_everybody`.
    """
    return tuple(name for (name, _), people in zip(sides(tally), _people(tally), strict=True) if people)


def _people(tally: Tally) -> Iterator[bool]:
    """For each side, whether there may be fewer than `LEAST_SIDE` people, but somebody, behind it."""
    for place, (_, count) in enumerate(sides(tally)):
        if tally.ballot is Ballot.RANKING:
            yield 0 < tally.ranked[place] < LEAST_SIDE if tally.ranked else count > 0
        else:
            yield 0 < count <= (LEAST_SIDE - 1) * tally.each


def tells_everybody(tally: Tally) -> bool:
    """Whether the figures tell how each person voted: all stand on one side and fewer than three do not.

    Chosen: whatever the number of people, for the vote of each of thirty is as well known as that of each
    of five (group disclosure: Hundepool et al. 2012, chapter 4); what is lost without the figures is little.
    Of three or more who did not vote nobody knows which they were, so that any one vote is open.
    Without knowing who was present all of them are taken to have voted.
    """
    filled = [count for count in tally.counts if count]
    return len(filled) == 1 and (tally.did_not_vote or 0) < LEAST_SIDE


def may_show_figures(tally: Tally, attribution: Attribution) -> bool:
    """Whether the figures may stand in a note: on the record always, else where they point at nobody."""
    if attribution is Attribution.ON_RECORD:
        return True
    return not small_sides(tally) and not tells_everybody(tally)


# Saying it.

_NAMED = {
    Ballot.SHOW_OF_HANDS: "show of hands",
    Ballot.ROMAN: "Roman vote",
    Ballot.DOTS: "dots",
    Ballot.RANKING: "ranking",
    Ballot.CONSENT: "consent",
    Ballot.SECRET: "secret ballot",
}
_SIDE_WORDS = {
    "for": ("for", "for"),
    "against": ("against", "against"),
    "abstained": ("abstaining", "abstaining"),
    "spoilt": ("spoilt", "spoilt"),
    "up": ("thumb up", "thumbs up"),
    "sideways": ("sideways", "sideways"),
    "down": ("down", "down"),
    "consents": ("consenting", "consenting"),
    "concerns": ("with a concern", "with concerns"),
    "objections": ("objection", "objections"),
    "strong_positive": ("strongly positive", "strongly positive"),
    "positive": ("positive", "positive"),
    "following": ("following", "following"),
    "confused": ("confused", "confused"),
    "indifferent": ("indifferent", "indifferent"),
    "unconvinced": ("unconvinced", "unconvinced"),
    DID_NOT_VOTE: ("not voting", "not voting"),
}
_HANDS = {
    Outcome.CARRIED: "carried",
    Outcome.WITHOUT_DISSENT: "carried without dissent",
    Outcome.NOT_CARRIED: "not carried",
    Outcome.TIED: "tied and so not carried",
    Outcome.NO_VOTES: "not carried, no vote being cast",
}


def wording(tally: Tally, question: str, *, with_figures: bool) -> str:
    """One neutral English sentence of what was asked and what came of it, for a note.

    Without figures it says the outcome and the way only, and of a vote without dissent no more than that it
    was carried. question: what was voted on, as typed; a full stop at its end is dropped.
    """
    asked = clean(question).rstrip(" .:")
    told = _told(tally, with_figures=with_figures)
    if asked.endswith(("?", "!")):
        return f"{asked} {told[0].upper()}{told[1:]}."
    return f"{asked}: {told}." if asked else f"{told[0].upper()}{told[1:]}."


def _told(tally: Tally, *, with_figures: bool) -> str:
    if tally.outcome is Outcome.NO_VOTES and not tally.ballot.is_yes_or_no:
        return "no votes"
    if tally.ballot.is_of_options:
        return _ordered(tally, with_figures=with_figures)
    told = _answer(tally, with_figures=with_figures)
    return ", ".join((told, *figures(tally))) if with_figures else told


def figures(tally: Tally) -> Iterator[str]:
    """Each side with its figure, but for those of zero: `7 for`, `2 against`."""
    for name, count in sides(tally):
        if count:
            one, many = _SIDE_WORDS.get(name, (name, name))
            yield f"{count} {one if count == 1 else many}"


def _answer(tally: Tally, *, with_figures: bool) -> str:
    ballot = tally.ballot
    if ballot is Ballot.TEMPERATURE:
        return f"temperature taken, {_leaning(tally)}"
    if ballot is Ballot.ROMAN:
        goes_on = "the group goes on" if tally.is_carried else "the group does not go on"
        return goes_on if with_figures else f"{goes_on}, by Roman vote"
    if ballot is Ballot.CONSENT:
        return "adopted by consent" if tally.is_carried else "not adopted by consent"
    outcome = tally.outcome
    if not with_figures and outcome in (Outcome.WITHOUT_DISSENT, Outcome.NO_VOTES):
        outcome = Outcome.CARRIED if tally.is_carried else Outcome.NOT_CARRIED
    told = _HANDS[outcome]
    if not with_figures or ballot is Ballot.SECRET:
        told = f"{told} by {_NAMED[ballot]}"
    return f"{told}, two thirds being needed" if tally.two_thirds else told


def _leaning(tally: Tally) -> str:
    """Chosen: positive or doubtful (confused, unconvinced) where more than half of the reactions were."""
    strong, positive, _, confused, _, unconvinced = tally.counts
    half = sum(tally.counts) / 2
    if strong + positive > half:
        return "mostly positive"
    return "mostly doubtful" if confused + unconvinced > half else "mixed"


def _ordered(tally: Tally, *, with_figures: bool) -> str:
    """Options with the most first, those of one figure together; none without a vote."""
    unit = "dot" if tally.ballot is Ballot.DOTS else "point"
    parts = []
    for count, titles in in_order(tally):
        together = " and ".join((", ".join(titles[:-1]), titles[-1]) if titles[1:] else titles)
        each = " each" if titles[1:] else ""
        parts.append(
            f"{together} {count} {unit}{'' if count == 1 else 's'}{each}" if with_figures else together
        )
    return f"by {_NAMED[tally.ballot]}, " + (", " if with_figures else ", then ").join(parts)


def in_order(tally: Tally) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Options by their figure, the highest first, those of one figure together as they were given."""
    by_count: dict[int, list[str]] = {}
    for title, count in zip(tally.options, tally.counts, strict=True):
        if count:
            by_count.setdefault(count, []).append(title)
    return tuple((count, tuple(by_count[count])) for count in sorted(by_count, reverse=True))


# Small sides in words that somebody typed.

_FEW = r"(?:[12]|one|two|a single)"
_WHO = r"(?:\s+(?:votes?|voices?|people|persons?|members?|participants?|of us))?(?:\s+(?:was|were|voted))?"
_STOPS = r"(?=\s*(?:[,;.)]|and\b|but\b|to\b|it\b|$))"
_SIDE = (
    r"(?:against|abstain(?:ing|ed|s)?|abstentions?|dissent(?:ing|ed|s|er|ers)?|not voting|did not vote|"
    rf"in favou?r|spoilt|thumbs? (?:up|sideways|down)|(?:opposed|sideways|no|for){_STOPS})"
)
_SAID = re.compile(
    rf"(?<![{_DASH}\w.:/])(?<!\bno )(?<!\bany ){_FEW}{_WHO}\s+{_SIDE}\b(?!\s+(?:the other|another|each))",
    re.IGNORECASE,
)
_OBJECTED = re.compile(rf"(?<![{_DASH}\w.:/]){_FEW}\s+(?:objections?|objected|with (?:a )?concerns?)\b", re.I)
_COUNT = r"(?:0|[1-9][0-9]{0,2})"
_APART = rf"\s?[{_DASH}:]\s?"
_COUNTED = re.compile(
    rf"(?<![{_DASH}\w.,:/#+]){_COUNT}(?:{_APART}{_COUNT}){{1,3}}(?![\w/%]|[.,]\d|{_APART}\d)"
)
_VOTE = (
    r"(?:vot(?:e|es|ed|ing)|ballots?|carried|adopted|approved|rejected|passed|defeated|lost|tied|majority|"
    r"show of hands)"
)
_VOTING = re.compile(rf"\b(?:{_VOTE}|resolved|abstain\w*|abstentions?|motions?|consent)\b", re.IGNORECASE)
_BEFORE = re.compile(rf"\b{_VOTE}(?:\W+(?:by|with|at|of|was|were|is|a|the|count|result))*\W*$", re.IGNORECASE)
_NEAR = 60
"""How far before two figures a word of voting may stand, in characters. Chosen: within one clause."""

_CONSENT = re.compile(r"\bconsent", re.IGNORECASE)
_ALONE = re.compile(r"[\s).\]]*")


def small_sides_in(text: str) -> tuple[tuple[int, int], ...]:
    """Stretches of a typed English text that tell of one or two votes: `7-2-1`, `two against`, `1 abstained`.

    Two figures with a dash count behind a word of voting (`carried 7-2`), three or four where the text speaks
    of voting or ends with them: ranges and `3-2-1 backups` are met more often than votes. All figures but one
    being zero tells how everybody voted, so it is found, too. start, end: characters.
    """
    found = [match.span() for match in _SAID.finditer(text)]
    if _CONSENT.search(text):
        found += [match.span() for match in _OBJECTED.finditer(text)]
    is_voting = _VOTING.search(text) is not None
    for match in _COUNTED.finditer(text):
        counts = [int(figure) for figure in re.findall(r"\d+", match.group())]
        if _points(counts) and _is_vote(text, match, of_votes=is_voting, pair=len(counts) == 2):
            found.append(match.span())
    return tuple(sorted(found))


def _is_vote(text: str, figures: re.Match[str], *, of_votes: bool, pair: bool) -> bool:
    if pair:
        begin = max(0, figures.start() - _NEAR)
        return _BEFORE.search(text, begin, figures.start()) is not None
    return of_votes or _ALONE.fullmatch(text, figures.end()) is not None


def _points(counts: Sequence[int]) -> bool:
    filled = [count for count in counts if count]
    return len(filled) == 1 or any(count < LEAST_SIDE for count in filled)
