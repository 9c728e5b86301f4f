"""Modules that click imports for what most runs never do, loaded when something is asked of them.

`inspect` straightens texts of help: loading it takes as long as thirty modules of ours.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


class Deferred(ModuleType):
    """Stands for a module of the standard library until one of its names is read."""

    def __getattr__(self, name: str) -> Any:
        """Load the module, and give what was asked for; raises AttributeError as it does."""
        from importlib import import_module

        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


sys.modules.setdefault("inspect", Deferred("inspect"))
