"""Hatch build hook: compiles the catalogues before a wheel takes `resources` in.

Git ignores the compiled files, so a source distribution has none; the wheel is the first to need them.
"""

import importlib.util
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Found by hatchling through `[tool.hatch.build.targets.wheel.hooks.custom]`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every catalogue; a source that is none stops the build."""
        root = Path(self.root)
        # The build runs outside the checkout's own environment: load the neighbour by its path.
        spec = importlib.util.spec_from_file_location("catalogues", root / "installer" / "catalogues.py")
        assert spec is not None and spec.loader is not None
        catalogues = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(catalogues)
        for source in catalogues.sources(root):
            catalogues.compile_catalogue(source)
