"""A disk without a free byte, a real one: what was compiled before stays, and errors are rendered on (section 4)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from catalog_folders import COMPILED, GERMAN, compile_all
from command_line import clean_environment

from vapierrors import Catalog, Renderer

if TYPE_CHECKING:
    from pathlib import Path

BODY = {"messages": [{"id": "com.example.gone", "default_message": "Gone.", "args": []}]}
CATALOG = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgctxt "com.example.gone"
msgid "Gone."
msgstr "{}"
"""

# $1 becomes a disk of 256 KiB with what $2 holds; then it is filled to the last byte, and the rest is run on it.
ON_A_FULL_DISK = """
mount -t tmpfs -o size=256k tmpfs "$1" && cp -a "$2"/. "$1" || exit 99
cat /dev/zero >"$1/filling" 2>/dev/null
shift 2
exec "$@"
"""


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def on_a_full_disk(disk: Path, content: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command that sees a full disk at a folder; nobody else does."""
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("unshare of util-linux, which makes a disk of one's own, is not installed")
    return subprocess.run(  # noqa: S603 - our own program
        [unshare, "--user", "--map-root-user", "--mount", "sh", "-c", ON_A_FULL_DISK, "sh", disk, content, *command],
        env=clean_environment(PYTHONDONTWRITEBYTECODE="1"),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """What is on the disk: a compiled catalog and its source, which somebody has changed since."""
    folder = tmp_path / "content"
    (folder / GERMAN).parent.mkdir(parents=True)
    (folder / GERMAN).write_text(CATALOG.format("Alt."), encoding="utf-8")
    compile_all(folder)
    (folder / GERMAN).write_text(CATALOG.format("Ganz neu."), encoding="utf-8")
    os.utime(folder / GERMAN, (2_000_000_000, 2_000_000_000))
    return folder


@pytest.fixture
def disk(tmp_path: Path, content: Path) -> Path:
    """Where the full disk will be; the test is skipped where no disk can be made."""
    folder = tmp_path / "disk"
    folder.mkdir()
    tried = on_a_full_disk(folder, content, "cp", str(content / GERMAN), str(folder / "more"))
    if tried.returncode == 99 or "unshare" in tried.stderr:
        pytest.skip(f"no disk can be made here: {tried.stderr.strip()}")
    assert "No space left on device" in tried.stderr
    return folder


RENDER = """
import pathlib, sys
from vapierrors import Catalog, Renderer
renderer = Renderer(Catalog.load(sys.argv[1]))
print(renderer.render(sys.argv[2], locale="de").summary)
renderer.catalog.reload()
print(renderer.render(sys.argv[2], locale="de").summary)
folder = pathlib.Path(sys.argv[1])
print(sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()))
"""


def test_a_full_disk_is_enough_to_render(disk: Path, content: Path) -> None:
    """Catalogs are read and reloaded, and no file is left behind; the changed source is what is shown."""
    body = '{"messages": [{"id": "com.example.gone", "default_message": "Gone.", "args": []}]}'
    done = on_a_full_disk(disk, content, sys.executable, "-c", RENDER, str(disk), body)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == ["Ganz neu.", "Ganz neu.", str(sorted([*files(content), "filling"]))]


def test_compiling_on_a_full_disk_keeps_what_was_there(disk: Path, content: Path) -> None:
    """The command ends with 2 and a line for each file; the one of before is whole, and nothing stands beside it."""
    kept = disk.parent / "kept"
    kept.mkdir()
    script = f'"$0" -m vapierrors compile "{disk}"; echo "exit code $?"; rm "{disk}/filling"; cp -a "{disk}"/. "{kept}"'
    done = on_a_full_disk(disk, content, "sh", "-c", script, sys.executable)
    assert "exit code 2" in done.stdout
    told = done.stderr.splitlines()
    assert len(told) == 2
    assert all("No space left on device; what was there is there still" in line for line in told)
    assert (kept / COMPILED).read_bytes() == (content / COMPILED).read_bytes()
    assert files(kept) == files(content)
    assert Renderer(Catalog.load(kept)).render(BODY, locale="de").summary == "Ganz neu."
