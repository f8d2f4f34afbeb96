"""Large modules that SQLAlchemy imports without need are there when somebody asks for them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.architecture.source import ROOT

LIGHT = """
import sys
import peerdesk.store.vault
assert "sqlalchemy" in sys.modules
print("asyncio.events" in sys.modules, "importlib.metadata._meta" in sys.modules)
"""
USED = """
import peerdesk.store.vault
import asyncio, importlib.metadata
from importlib.metadata import version
async def two():
    await asyncio.sleep(0)
    return 2
print(asyncio.run(two()), version("sqlalchemy") == importlib.metadata.version("SQLAlchemy"))
import asyncio.subprocess
import asyncio as again
print(asyncio.iscoroutine(two), again.subprocess.PIPE)
"""
PRESENT = """
import asyncio, importlib.metadata
before = asyncio, importlib.metadata, asyncio.iscoroutine
import peerdesk.store.vault
import asyncio, importlib.metadata
print((asyncio, importlib.metadata, asyncio.iscoroutine) == before)
"""


@pytest.mark.parametrize(
    ("code", "said"), [(LIGHT, "False False"), (USED, "2 True False -1"), (PRESENT, "True")]
)
def test_they_are_loaded_when_they_are_asked_for(code: str, said: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == said.split(), done.stderr
