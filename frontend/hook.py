"""Has the front-end parts lie in every wheel that is built, fetching them where they are missing."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent.parent))

from frontend.fetch import fetch


class FrontEndParts(BuildHookInterface[Any]):
    """Hatchling calls it before it gathers a wheel's files."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling names them
        """Fetch, for a wheel; an editable one uses the folder that `make` fills."""
        if version != "editable":
            fetch()
