"""Editing minutes on the page: the order of sentences, joining, splitting, themes and key messages. Pure.

The sentences of one item stand in the order in which the paper has them. An order exists in the draft alone:
it is made by whoever edits, after the close, and tells nothing of the order in which things were said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from peerdesk.domain.errors import BadInput
from peerdesk.domain.notes import MAX_NOTE_CHARACTERS, NoteKind, clean
from peerdesk.domain.release import MinutesLine

MOST_KEY_MESSAGES = 7
"""Key messages on page one, at most. Source: the layout of published summaries under the Rule, three to seven
bullets.
"""

FEWEST_KEY_MESSAGES = 3
"""Key messages on page one, at least, once there are any. Source: as above."""

LONGEST_THEME = 120
"""Characters of a theme's heading. Chosen: two lines of it on a page."""

LONGEST_ATTRIBUTION = 120
"""Characters of the words that say whose a sentence is. Chosen: two lines of them on a page."""

KINDS_APART = (NoteKind.DECISION, NoteKind.ACTION)
"""Sentences of these kinds stand together on page one, not under their item."""

_POINTS = (NoteKind.INSIGHT, NoteKind.POINT)
_KIND_ORDER = {kind: place for place, kind in enumerate(NoteKind)}

Lines = tuple[MinutesLine, ...]


def in_order(lines: Sequence[MinutesLine]) -> Lines:
    """As the paper has them: by their place, and those without one by kind and random key behind."""
    return tuple(sorted(lines, key=_place))


def placed(lines: Sequence[MinutesLine]) -> Lines:
    """The same order, with a place for each."""
    return tuple(replace(line, position=at) for at, line in enumerate(lines))


def moved(lines: Sequence[MinutesLine], key: bytes, by: int) -> Lines:
    """A sentence so many places on or back among those that are read with it; at the ends it stays.

    It takes the theme of the one whose place it takes, for that is where it is read.
    """
    ordered = list(in_order(lines))
    at = _index(ordered, key)
    one = ordered[at]
    shown = [place for place, line in enumerate(ordered) if line is one or _reads_with(line, one)]
    here = shown.index(at)
    there = shown[min(max(0, here + by), len(shown) - 1)]
    if there == at:
        return tuple(lines)
    line = replace(ordered[at], theme=ordered[there].theme)
    del ordered[at]
    ordered.insert(there, line)
    return placed(ordered)


def beside(lines: Sequence[MinutesLine], key: bytes, other: bytes, *, below: bool) -> Lines:
    """A sentence right above or below another with which it is read, under its theme.

    Raises BadInput `other_list` where the paper does not have both in one list.
    """
    ordered = list(in_order(lines))
    one, two = ordered[_index(ordered, key)], ordered[_index(ordered, other)]
    if one is two:
        return tuple(lines)
    if not _reads_with(two, one):
        raise BadInput("other_list")
    ordered.remove(one)
    ordered.insert(ordered.index(two) + below, replace(one, theme=two.theme))
    return placed(ordered)


def following(lines: Sequence[MinutesLine], key: bytes) -> bytes:
    """The sentence that is read right behind this one. Raises BadInput `nothing_follows`."""
    ordered = in_order(lines)
    at = _index(ordered, key)
    behind = (line for line in ordered[at + 1 :] if _reads_with(line, ordered[at]))
    found = next((line for line in behind if line.theme == ordered[at].theme), None)
    if found is None:
        raise BadInput("nothing_follows")
    return found.key


def joined(lines: Sequence[MinutesLine], key: bytes, other: bytes) -> Lines:
    """Two sentences as one, in the place and kind of the first; what their speaker agreed to, as `split`.

    Raises BadInput `line_long`; `other_step` where they belong to two steps, for another rule may hold there;
    or `other_speaker` where only one of them is attributed, or to somebody else.
    """
    ordered = list(in_order(lines))
    one, two = ordered[_index(ordered, key)], ordered[_index(ordered, other)]
    if key == other:
        return tuple(lines)
    if one.item_id != two.item_id:
        raise BadInput("other_step")
    if (one.attributed, one.consent_day) != (two.attributed, two.consent_day):
        raise BadInput("other_speaker")
    text = clean(f"{_ended(one.text)} {two.text}")
    if len(text) > MAX_NOTE_CHARACTERS:
        raise BadInput("line_long", limit=MAX_NOTE_CHARACTERS)
    origins = tuple(dict.fromkeys(one.origins + two.origins))
    both = replace(_unagreed(one), text=text, is_key=one.is_key or two.is_key, origins=origins)
    return placed([both if line is one else line for line in ordered if line is not two])


def split(lines: Sequence[MinutesLine], key: bytes, at: int, new_key: bytes) -> Lines:
    """One sentence as two, apart at this character; the second right behind it under a new key.

    A speaker agreed to be named with other words than either half, so nobody is named with them any more.
    Raises BadInput `line_empty` where one of them would have no words.
    """
    ordered = list(in_order(lines))
    place = _index(ordered, key)
    line = _unagreed(ordered[place])
    first, second = clean(line.text[:at]), clean(line.text[at:])
    if not first or not second:
        raise BadInput("line_empty")
    upper = second[:1].upper() + second[1:]
    ordered[place] = replace(line, text=first)
    ordered.insert(place + 1, replace(line, key=new_key, text=upper, is_key=False))
    return placed(ordered)


def under_theme(lines: Sequence[MinutesLine], key: bytes, theme: str) -> Lines:
    """A sentence under a theme, behind those that stand there; "": under none, before all themes.

    Raises BadInput `theme_long`, or `theme_apart` for what stands on page one, under no theme.
    """
    theme = clean(theme)
    if theme and any(line.key == key and line.kind in KINDS_APART for line in lines):
        raise BadInput("theme_apart")
    if len(theme) > LONGEST_THEME:
        raise BadInput("theme_long", limit=LONGEST_THEME)
    ordered = list(in_order(lines))
    line = ordered.pop(_index(ordered, key))
    same = [place for place, other in enumerate(ordered) if other.theme == theme]
    at = same[-1] + 1 if same else (0 if not theme else len(ordered))
    ordered.insert(at, replace(line, theme=theme))
    return placed(ordered)


def lifted(lines: Sequence[MinutesLine], key: bytes, *, is_key: bool, others: int = 0) -> Lines:
    """A sentence among the key messages on page one, or in its item again.

    others: key messages of other items. Raises BadInput `key_messages_full`, or `key_message_apart` for what
    stands on page one in a list of its own.
    """
    already = sum(is_key_message(line) and line.key != key for line in lines) + others
    if is_key and any(line.key == key and line.kind in KINDS_APART for line in lines):
        raise BadInput("key_message_apart")
    if is_key and already >= MOST_KEY_MESSAGES:
        raise BadInput("key_messages_full", most=MOST_KEY_MESSAGES)
    return tuple(replace(line, is_key=is_key) if line.key == key else line for line in lines)


def is_key_message(line: MinutesLine) -> bool:
    """Whether a sentence stands among the key messages, where its part is told."""
    return line.is_key and not line.dropped and line.kind not in KINDS_APART


def themes(lines: Sequence[MinutesLine]) -> tuple[str, ...]:
    """The themes of an item in the order in which they are read, without the empty one."""
    return tuple(dict.fromkeys(line.theme for line in in_order(lines) if line.theme and not line.dropped))


def _reads_with(line: MinutesLine, one: MinutesLine) -> bool:
    """Whether the paper has both in one list: key messages, points and all under themes, or one other kind.

    A question under a theme is read there among points, but without its theme among questions again.
    """
    needs_theme = bool(one.theme) and not one.is_key and one.kind not in _POINTS
    return not line.dropped and _list_of(line) == _list_of(one) and (bool(line.theme) or not needs_theme)


def _list_of(line: MinutesLine) -> tuple[bool, NoteKind]:
    if line.kind in KINDS_APART:
        return False, line.kind
    is_point = line.is_key or bool(line.theme) or line.kind in _POINTS
    return line.is_key, NoteKind.POINT if is_point else line.kind


def _place(line: MinutesLine) -> tuple[bool, int, int, bytes]:
    return line.position is None, line.position or 0, _KIND_ORDER[line.kind], line.key


def _index(lines: Sequence[MinutesLine], key: bytes) -> int:
    """Raises BadInput `line_gone`."""
    found = next((at for at, line in enumerate(lines) if line.key == key), None)
    if found is None:
        raise BadInput("line_gone")
    return found


def _unagreed(line: MinutesLine) -> MinutesLine:
    return line if line.consent_day is None else replace(line, attributed="", consent_day=None)


def _ended(text: str) -> str:
    return text if text.rstrip().endswith((".", "!", "?", ":", ";", ",")) else text.rstrip() + "."
