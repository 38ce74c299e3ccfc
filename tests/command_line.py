"""The command line as tests run it: inside this process, or as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

import vapierrors as package
from vapierrors.cli.group import vapierrors

if TYPE_CHECKING:
    from click.testing import Result

GONE = (
    '{"error_type": "NOT_FOUND", "messages": [{"id": "com.vmware.api.vcenter.vm.not_found",'
    ' "default_message": "VM vm-42 is not there.", "args": ["vm-42"]}]}'
)
GONE_IN_ENGLISH = "No virtual machine has the identifier “vm-42”.\n"
GONE_IN_GERMAN = "Es gibt keine virtuelle Maschine mit dem Bezeichner „vm-42“.\n"
GONE_IN_JAPANESE = "ID が「vm-42」の仮想マシンはありません。\n"

MODULE = (sys.executable, "-m", "vapierrors")
READERS_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def invoke(*args: str | Path, given: bytes | str | None = None, **environment: str) -> Result:
    """Run a command inside this process, in an environment that names no language."""
    clean: dict[str, str | None] = dict.fromkeys(READERS_VARIABLES)
    variables = {**clean, "COLUMNS": "100", **environment}
    return CliRunner().invoke(vapierrors, [*map(str, args)], input=given, env=variables, prog_name="vapierrors")


def write_po(source: Path, locale: str, entries: str) -> None:
    """Give a folder of catalogs the file ``<locale>/LC_MESSAGES/own.po``."""
    folder = source / locale / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "own.po").write_text(entries, encoding="utf-8")


def clean_environment(**variables: str) -> dict[str, str]:
    """Nothing of the developer's environment but the way to programs, and to the package that is tested."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return {**kept, "PYTHONPATH": str(Path(package.__file__).parent.parent), **variables}


def run(
    *args: str | Path, given: bytes | str = b"", command: tuple[str, ...] = MODULE, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run a command as a process of its own, in a clean environment."""
    return subprocess.run(  # noqa: S603 - our own command
        [*command, *map(str, args)],
        input=given.encode() if isinstance(given, str) else given,
        env=clean_environment(**environment),
        capture_output=True,
        check=False,
        timeout=60,
    )
