"""Files that are put in their place in one step, and the links that lead to them (section 4)."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from vapierrors.catalog.replacing import replace_file

if TYPE_CHECKING:
    from pathlib import Path

KEPT = "; what was there is there still"
EXPECTED = "Expected a link to a regular file, got"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file elsewhere, which only its owner may read."""
    path = tmp_path / "elsewhere" / "app.po"
    path.parent.mkdir()
    path.write_bytes(b"old")
    path.chmod(0o600)
    return path


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*"))


@pytest.mark.parametrize("target", ["elsewhere/app.po", "{folder}/elsewhere/app.po", "second.po", "folder/app.po"])
def test_a_link_stays_and_its_file_is_replaced(file: Path, tmp_path: Path, target: str) -> None:
    """Relative, absolute, through another link or a linked folder: the file is another one, with its old rights."""
    (tmp_path / "second.po").symlink_to("elsewhere/app.po")
    (tmp_path / "folder").symlink_to("elsewhere")
    link = tmp_path / "link.po"
    link.symlink_to(target.format(folder=tmp_path))
    before, names = file.stat().st_ino, names_in(tmp_path)
    replace_file(link, b"new")
    assert (link.is_symlink(), file.is_symlink(), file.read_bytes(), link.read_bytes()) == (True, False, b"new", b"new")
    assert (file.stat().st_mode & 0o777, names_in(tmp_path)) == (0o600, names)
    assert file.stat().st_ino != before


def test_a_reader_of_the_old_file_goes_on_with_it(file: Path, tmp_path: Path) -> None:
    """Nobody writes into a file that is open, behind a link either."""
    link = tmp_path / "link.po"
    link.symlink_to(file)
    with file.open("rb") as opened:
        replace_file(link, b"new")
        assert opened.read() == b"old"


def put(link: Path, kind: str) -> tuple[int, str]:
    """A link that leads to no file; returns what is told of it."""
    match kind:
        case "nothing":
            link.symlink_to("nowhere.po")
            return errno.ENOENT, "one to 'nowhere.po', which is not there"
        case "itself":
            link.symlink_to(link.name)
            return errno.ELOOP, "one that leads to itself"
        case "a loop":
            link.with_name("other.po").symlink_to(link.name)
            link.symlink_to("other.po")
            return errno.ELOOP, "one that leads to itself"
        case "a folder":
            link.symlink_to("elsewhere")
            return errno.EISDIR, "Is a directory"
        case _:
            os.mkfifo(link.with_name("pipe"))
            link.symlink_to("pipe")
            return errno.EINVAL, "Not a regular file"


@pytest.mark.parametrize("kind", ["nothing", "itself", "a loop", "a folder", "a pipe"])
@pytest.mark.usefixtures("file")
def test_a_link_that_leads_to_no_file_is_told(tmp_path: Path, kind: str) -> None:
    """Nothing is written, what is no file is not replaced by one, and no scrap is left."""
    link = tmp_path / "link.po"
    code, got = put(link, kind)
    names = names_in(tmp_path)
    with pytest.raises(OSError, match="Expected a link") as raised:
        replace_file(link, b"new")
    assert (raised.value.errno, raised.value.strerror) == (code, f"{EXPECTED} {got}{KEPT}")
    assert raised.value.filename == str(link)
    assert (link.is_symlink(), names_in(tmp_path)) == (True, names)


def test_a_link_that_is_changed_meanwhile_is_not_followed(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is written to is the file that was looked at, or nothing."""
    other = tmp_path / "other.po"
    other.write_bytes(b"other")
    link = tmp_path / "link.po"
    link.symlink_to(file)
    monkeypatch.setattr("vapierrors.catalog.replacing.os.path.realpath", lambda *_args, **_named: str(other))
    with pytest.raises(OSError, match="one that changes") as raised:
        replace_file(link, b"new")
    assert raised.value.strerror == f"{EXPECTED} one that changes{KEPT}"
    assert (file.read_bytes(), other.read_bytes()) == (b"old", b"other")
