"""Each thing that can go wrong has its sentence, and no sentence is left over."""

from __future__ import annotations

import errno
import re
import tomllib
from pathlib import Path

import pytest

from peerdesk import store
from peerdesk.domain.errors import VaultError
from peerdesk.resource_files import messages, resource
from peerdesk.store.errors import as_user_errors

SOURCE = "\n".join(path.read_text() for path in Path(store.__file__).parent.glob("*.py"))
RAISED = set(re.findall(r'"(store_[a-z_]+|item_has_notes)"', SOURCE))


def test_each_key_has_a_sentence_and_each_sentence_a_key() -> None:
    own = tomllib.loads(resource("messages", "store.toml").read_text(encoding="utf-8"))
    assert set(own) == RAISED
    assert set(messages()) >= RAISED


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.ENOSPC, "store_disk_full"),
        (errno.EROFS, "store_read_only"),
        (errno.EACCES, "store_read_only"),
        (errno.EIO, "store_disk_failed"),
        (errno.ENOTDIR, "store_disk_failed"),
    ],
)
def test_the_disk_complains(number: int, key: str) -> None:
    with pytest.raises(VaultError, match=key), as_user_errors():
        raise OSError(number, "zebrafinch", "/home/zebrafinch")


def test_a_bug_stays_a_bug() -> None:
    with pytest.raises(KeyError), as_user_errors():
        raise KeyError
