"""What a run ran on: nothing that names the machine or a place on it."""

from __future__ import annotations

import os
import platform
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from benchmarks.fresh import ROOT
from benchmarks.peers.contestants import package_version

_PACKAGES: Final = (
    "vapierrors", "babel", "pydantic", "pydantic-core", "orjson", "PyICU", "icu4py", "fluent.runtime", "polib",
    "vmware-vapi-runtime", "vmware-vapi-common-client",
)  # fmt: skip


def facts() -> dict[str, Any]:
    """The machine, Python and the packages, as JSON values."""
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "system": f"{platform.system()} {platform.machine()}",
        "processor": _processor(),
        "cores": os.cpu_count(),
        "commit": _commit(),
        "packages": {name: package_version(name) for name in _PACKAGES},
    }


def _processor() -> str | None:
    cpuinfo = Path("/proc/cpuinfo")
    if not cpuinfo.exists():
        return platform.processor() or None
    names = [
        line.partition(":")[2].strip() for line in cpuinfo.read_text().splitlines() if line.startswith("model name")
    ]
    return names[0] if names else None


def _commit() -> str | None:
    command = ["git", "describe", "--always", "--dirty", "--abbrev=10"]
    try:
        finished = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)  # noqa: S603 - a fixed command
    except (OSError, subprocess.CalledProcessError):
        return None
    return finished.stdout.strip()
