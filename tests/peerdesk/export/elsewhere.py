"""Writes the same paper as other users, in other time zones, on machines of other names."""

from __future__ import annotations

import os
import subprocess
import sys

_SCRIPT = """
import hashlib, socket, getpass
socket.gethostname = lambda: {user!r}
getpass.getuser = lambda: {user!r}
from peerdesk.export.docx import write_docx
from peerdesk.export.pdf import write_pdf
from tests.peerdesk.export.trees import minutes
print(hashlib.sha256({written}).hexdigest())
"""


def sums_elsewhere(written: str) -> set[bytes]:
    """The sums of what two users in two places get. written: an expression that gives the bytes."""
    return {_sum(written, *there) for there in (("Asia/Tokyo", "ana", "1"), ("America/Lima", "ben", "2"))}


def _sum(written: str, zone: str, user: str, seed: str) -> bytes:
    environment = {
        **os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "HOSTNAME": user,
        "USER": user, "LOGNAME": user, "USERNAME": user, "HOME": f"/{user}",
    }  # fmt: skip
    script = _SCRIPT.format(user=user, written=written)
    return subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, check=True
    ).stdout
