"""Stand-ins for two large modules of Python that SQLAlchemy imports at once and uses in no call of ours.

`asyncio` and `importlib.metadata` are a quarter of the time SQLAlchemy takes to load, and a note is accepted
that much later.
"""

from __future__ import annotations

import importlib
import inspect
import sys
from importlib.machinery import ModuleSpec
from types import ModuleType

LATE = ("asyncio", "importlib.metadata")


def stand_in(name: str) -> None:
    """Let `import name` give an empty module that loads the real one when anything in it is asked for.

    Does nothing where the module is loaded already.
    """
    if name in sys.modules:
        return
    empty = ModuleType(name)
    empty.__spec__ = ModuleSpec(name, None)

    def ask(attribute: str) -> object:
        if sys.modules.get(name) is empty:
            del sys.modules[name]
        real = importlib.import_module(name)
        vars(empty).update(vars(real))
        return getattr(real, attribute)

    empty.__getattr__ = ask  # type: ignore[method-assign]
    sys.modules[name] = empty
    package, _, last = name.rpartition(".")
    if package:
        setattr(sys.modules[package], last, empty)


def stand_in_for_all() -> None:
    """Call before SQLAlchemy is imported."""
    for name in LATE:
        stand_in(name)
    # SQLAlchemy takes this one function along when it is loaded.
    vars(sys.modules["asyncio"]).setdefault("iscoroutine", inspect.iscoroutine)
