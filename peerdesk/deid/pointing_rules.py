"""Rules that tell a phrase about somebody of the group from one about a type or about anybody.

`circumstance` finds strings of units by their signs; here is judged what a pattern cannot say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from peerdesk.deid.units import Unit
from peerdesk.deid.words import words

_GENERIC = words(
    """
    best worst right wrong first last next average typical usual ideal good bad modern same other any
    every each whole entire perfect normal classic proverbial guest ordinary
    """
)
"""What makes a type of a head: `the best operator`, `the average bank`."""

_IF = words("if when unless whether once suppose should")


@dataclass(frozen=True, slots=True)
class Seen:
    """Units that fit a pattern.

    all: every unit of the text. first, last: which of them fit. pattern: what it is called.
    """

    text: str = field(repr=False)
    all: Sequence[Unit] = field(repr=False)
    first: int
    last: int
    pattern: str

    @property
    def units(self) -> Sequence[Unit]:
        """The units that fit."""
        return self.all[self.first : self.last]

    @property
    def head(self) -> Unit:
        """The last unit of weight."""
        return next(unit for unit in reversed(self.units) if unit.sign not in "HL,")

    @property
    def is_here(self) -> bool:
        """Whether it says that it speaks of this group."""
        return any(unit.sign == "H" for unit in self.units)

    @property
    def is_alone(self) -> bool:
        """Whether it says that there is but one: `the only`, `the oldest`."""
        return any(unit.sign in "NS" and unit.text not in _NO_CLAIM for unit in self.units)

    def before(self, steps: int = 1) -> Unit:
        """The unit so many before it."""
        at = self.first - steps
        return self.all[at] if at >= 0 else _EDGE

    def after(self, steps: int = 1) -> Unit:
        """The unit so many after it."""
        at = self.last + steps - 1
        return self.all[at] if at < len(self.all) else _EDGE

    def ending(self, count: int) -> Seen:
        """The same with more units at its end."""
        return replace(self, last=min(len(self.all), self.last + count))

    def begins(self) -> bool:
        """Whether a sentence or clause begins here."""
        return self.before().sign == "."

    def is_quoted(self) -> bool:
        """Whether a quotation begins here."""
        return self.text[: self.units[0].start][-1:] in _OPENING

    def is_own_voice(self) -> bool:
        """Whether somebody speaks of his own firm: in a quotation, or of `we` and `you` right after."""
        near = [self.after(steps) for steps in range(1, 5)]
        return self.is_quoted() or any(unit.text in _VOICE for unit in near)


_EDGE = Unit(0, 0, ".", "")
_NO_CLAIM = words("one last first most least")
_OPENING = frozenset("\"“„‘«'")
_VOICE = words("i we you our my me us")


def holds(seen: Seen) -> bool:
    """Whether what else a pattern asks for is there."""
    condition = _CONDITIONS.get(seen.pattern)
    return condition is None or condition(seen)


def _is_said(seen: Seen) -> bool:
    """`In my nurseries`, `At a grid company you …`, said of oneself."""
    return (seen.is_quoted() or seen.begins() or seen.before().sign in "ov") and seen.is_own_voice()


def _is_as_one(seen: Seen) -> bool:
    """`as a banker`, not `as trainers` and not `as medical`."""
    speaking = not seen.units[0].text.startswith(("as", "being"))
    if seen.head.sign in "JG":
        return speaking
    return speaking or is_single(seen.head.text)


def _is_having(seen: Seen) -> bool:
    """`our friend with the clocks`."""
    link = next(unit.text for unit in seen.units if unit.sign == "I")
    return link in ("with", "without") and seen.units[1].text not in ("person", "people")


def _is_few(seen: Seen) -> bool:
    """`in a gallery of two`."""
    return seen.head.sign in "NZ" or seen.head.text in _SMALL_NUMBERS


def is_fellow(seen: Seen) -> bool:
    """`our member from Ruritania`: who is in the group, wherever they come from."""
    units = seen.units
    if seen.pattern == "from":
        member = next((unit.text for unit in units if unit.sign in "MPCFK"), "")
        return is_single(member) and (units[0].sign == "O" or (units[0].sign == "D" and member in _FELLOWS))
    from_there = any(unit.sign in "GB" for unit in units)
    return seen.pattern == "of-a-kind" and from_there and units[-1].text in _FELLOWS and units[0].sign in "DO"


_FELLOWS = words("member colleague participant friend peer woman man lady gentleman guy chap neighbour")


def _is_sized(seen: Seen) -> bool:
    """`the twelve-person firm`."""
    return any(unit.text in ("person", "people", "strong", "man", "woman", "employee") for unit in seen.units)


def is_few_people(seen: Seen) -> bool:
    """`the two Iowans`: there are two, says the speaker."""
    definite = seen.units[0].sign in "DO" or seen.units[0].text == "both"
    return (
        definite
        and any(unit.text in ("two", "three", "both") for unit in seen.units)
        and (seen.head.sign in "PBM" and not is_single(seen.head.text))
    )


def _is_past(seen: Seen) -> bool:
    """`the one who sold her company`; who does something as a rule is nobody."""
    verb = next(seen.units[at + 1].text for at, unit in enumerate(seen.units) if unit.sign == "R")
    return verb.endswith("ed") or verb in _PAST or seen.units[1].sign == "H"


_PAST = words(
    """
    has had was were went sold left ran took gave lost built bought came got made kept spoke led met
    paid told don doesn didn isn aren wasn hasn haven brought found held wrote won felt knew grew broke
    chose fought drove began sent spent
    """
)


def _is_doer(seen: Seen) -> bool:
    """`the hyperscaler in the room`, not `the mood in the room`."""
    return seen.head.text.endswith(("er", "or", "ist", "ant", "ian", "eur", "man", "woman"))


def _is_doing(seen: Seen) -> bool:
    """`the one printing implants`."""
    return any(unit.text.endswith("ing") for unit in seen.units[1:])


def _is_left_out(seen: Seen) -> bool:
    """`apart from the clinic`; a plain `but` says too little."""
    return seen.units[0].text not in ("but", "besides", "save", "bar", "other than")


_SMALL_NUMBERS = words("three four five six seven eight nine ten twelve 1 2 3 4 5 6 7 8 9 10 11 12")
_CONDITIONS: Mapping[str, Callable[[Seen], bool]] = {
    "saying": _is_said,
    "as": _is_as_one,
    "with-a-thing": _is_having,
    "a-place-of-few": _is_few,
    "doing": _is_doing,
    "the-one-who": _is_past,
    "doer-here": _is_doer,
    "of-size": _is_sized,
    "except": _is_left_out,
}


def is_generic(seen: Seen) -> bool:
    """Whether it speaks of a type or of somebody far: `a hospital needs`, `the minister on the radio`."""
    if _is_of_many(seen) or _is_elsewhere(seen):
        return True
    if seen.is_here or seen.units[0].sign == "O":
        return False
    return _is_a_type(seen) or _is_a_rule(seen)


def _is_of_many(seen: Seen) -> bool:
    """`most insurers here`, `several of the charities`, `one maintainer per package`."""
    first, before = seen.units[0], seen.before()
    if first.text in _SOME or seen.after().text == "per":
        return True
    return (first.sign in "CPMF" and before.text in _SOME) or (
        before.sign == "I" and seen.before(2).text in _SOME
    )


def _is_elsewhere(seen: Seen) -> bool:
    """`the minister on the radio`, `a speaker from the ministry`; and the elephant in the room."""
    near = [*seen.units[2:], seen.after(2), seen.after(3)] if seen.after().sign == "I" else seen.units[2:]
    if any(unit.text in _ELSEWHERE for unit in near) or any(unit.text == "elephant" for unit in seen.units):
        return True
    return seen.before().sign == "I" and seen.before(2).text in _GUESTS


def _is_a_type(seen: Seen) -> bool:
    """`the best operator`, `the owner` after an `if`, `the newest member of any team`."""
    if any(unit.text in _GENERIC for unit in seen.units):
        return True
    if seen.units[0].sign in "DA" and seen.before().text in _IF and seen.head.sign in "PMC":
        return True
    return seen.head.sign == "M" and seen.after().text == "of" and seen.after(2).text in _ANY


def _is_a_rule(seen: Seen) -> bool:
    """`A hospital needs …`, `engineers at banks …`: how things are in general."""
    first = seen.units[0]
    stated = seen.begins() and _is_present(seen.after())
    if seen.pattern == "newest" and stated:
        return True
    if first.sign == "A" and not any(unit.sign == "G" for unit in seen.units):
        return stated or seen.before().text in _BEING
    plural = first.sign in "CPMF" and not is_single(first.text)
    return plural and seen.pattern in ("from", "who", "among-us")


_SOME = words("most many several some few all half other plenty")
_ELSEWHERE = words(
    """
    radio television tv news newspaper paper press internet film movie book article video talk slide
    slides webinar podcast example picture photo story poster screen podium panel corner
    """
)
_GUESTS = words("speaker speakers lecturer trainer visitor visitors talk letter")
_ANY = words("any a an every each")
_BEING = words("is are was were be been not become becoming like than")
_MODAL = words("can must should needs would may might never always usually often is")


def _is_present(unit: Unit) -> bool:
    """Whether what follows tells how things are in general: `a bank takes`, `a bank can`."""
    return unit.text in _MODAL or (
        len(unit.text) > 3 and unit.text.endswith("s") and not unit.text.endswith(("ss", "us", "is"))
    )


def goes_on(seen: Seen) -> bool:
    """Whether what follows makes another thing of the head: `the clinic format`, `a school of thought`."""
    head, following = seen.head, seen.after()
    if head.sign not in "CTBP" or following.sign == "." or following.start - head.end > 1:
        return False
    if following.text in ("of", "for"):
        return head.sign == "C"
    if following.sign in "gv" and following.text not in _BEING and seen.after(2).text in ("is", "was", "are"):
        return True
    if following.sign == "g" and seen.after(2).sign in "nF" and seen.after(3).sign == "v":
        return True
    if following.text.endswith(("ed", "ly")):
        return False
    if head.sign == "B" and not is_single(head.text):
        return False
    if head.sign == "P":
        return following.sign == "n" and is_single(head.text) and not following.text.endswith(("s", "ing"))
    return following.sign in "nJCPTF"


def is_described(units: Sequence[Unit]) -> bool:
    """Whether an indefinite phrase says more than one word of its head: `a beer company`, not `a bank`."""
    cues = [unit for unit in units if unit.who is not None]
    return len(cues) > 1 or cues[0].sign in "JGBT" or " " in cues[0].whole


def is_single(word: str) -> bool:
    """Whether a noun speaks of one."""
    return not word.endswith("s") or word.endswith("ss")
