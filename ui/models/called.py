"""How people may be called where all can read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerdesk.domain.rules import StageNames

if TYPE_CHECKING:
    from peerdesk.services.running import RunningView


def called(words: RunningView) -> dict[int, str]:
    """How the group lets people be called in front of all, by member id. Never a surname."""
    if words.group.stage_names is StageNames.NONE:
        return {}
    if words.group.stage_names is StageNames.INITIALS:
        return dict(words.initials)
    return {m.id: m.first_name for m in words.people}
