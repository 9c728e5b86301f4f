"""What a wheel holds beside the sources: models that need no Pydantic, and compiled templates."""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BuildHook(BuildHookInterface):  # type: ignore[misc]
    """Makes both in a folder of its own: a checkout never holds them, so they are never stale."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add what is made to a wheel; an editable install reads the sources themselves."""
        if self.target_name != "wheel" or version == "editable":
            return
        sys.path.insert(0, self.root)
        from building.models import frozen_modules
        from building.templates import compile_into

        self.made = Path(tempfile.mkdtemp(prefix="gen-build-"))
        for package in ("frozen", "compiled"):
            (self.made / package).mkdir()
            build_data["force_include"][str(self.made / package)] = f"generator/{package}"
        for name, source in frozen_modules().items():
            (self.made / "frozen" / name).write_text(source, encoding="utf-8")
        compile_into(self.made / "compiled")

    def finalize(self, version: str, _: dict[str, Any], __: str) -> None:
        """Remove what was made."""
        if self.target_name == "wheel" and version != "editable":
            shutil.rmtree(self.made)
