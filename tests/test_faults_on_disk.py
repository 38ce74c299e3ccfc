"""What can happen to files while errors are rendered: no request fails, and none shows half of a text (section 4)."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from catalog_folders import COMPILED, GERMAN, block, compile_all, load, states, templates
from command_line import clean_environment

import vapierrors
from vapierrors import Catalog, Renderer
from vapierrors.catalog.replacing import replace_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

IDS = [f"com.example.m{number}" for number in range(60)]
WORDS = "wholly " * 8
ENGLISH = "Gone, in English."


def text_of(version: int, message_id: str) -> str:
    return f"{message_id} is {WORDS}of version {version}"


def content_of(version: int) -> bytes:
    """A catalog whose texts are all as long as those of any other version."""
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    entries = "\n".join(block(message_id, "Gone", text_of(version, message_id)) for message_id in IDS)
    return (header + entries).encode()


def shown(renderer: Renderer, message_id: str) -> str:
    body = {"messages": [{"id": message_id, "default_message": ENGLISH, "args": []}]}
    return renderer.render(body, locale="de").summary


@contextmanager
def readers(renderer: Renderer) -> Iterator[list[str]]:
    """Eight threads that render all messages again and again; gives the list of what went wrong."""
    wrong: list[str] = []
    done = threading.Event()
    whole = {message_id: {text_of(version, message_id) for version in range(10)} | {ENGLISH} for message_id in IDS}

    def read() -> None:
        while not done.wait(0.0002):
            for message_id in IDS:
                try:
                    text = shown(renderer, message_id)
                except Exception as error:  # noqa: BLE001 - whatever it is, a request has failed
                    text = repr(error)
                if text not in whole[message_id]:
                    wrong.append(text)

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    try:
        yield wrong
    finally:
        done.set()
        for thread in threads:
            thread.join()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / GERMAN
    path.parent.mkdir(parents=True)
    path.write_bytes(content_of(0))
    return tmp_path


def replaced(path: Path, version: int) -> None:
    replace_file(path, content_of(version))


def written_into(path: Path, version: int) -> None:
    with path.open("wb") as file:
        for start in range(0, len(content_of(version)), 700):
            file.write(content_of(version)[start : start + 700])
            file.flush()


def cut(path: Path, version: int) -> None:
    path.write_bytes(content_of(version)[: 900 * version])


def emptied(path: Path, version: int) -> None:
    path.write_bytes(b"" if version % 2 else content_of(version))


def deleted(path: Path, version: int) -> None:
    path.unlink(missing_ok=True)
    if version % 2:
        path.write_bytes(content_of(version))


def made_a_folder(path: Path, version: int) -> None:
    if path.is_dir():
        path.rmdir()
        path.write_bytes(content_of(version))
    else:
        path.unlink()
        path.mkdir()


def moved_away(path: Path, version: int) -> None:
    folder, aside = path.parents[2], path.parents[2].with_name("aside")
    folder.rename(aside)
    aside.rename(folder)
    replace_file(path, content_of(version))


CHANGES = [replaced, written_into, cut, emptied, deleted, made_a_folder, moved_away]


@pytest.mark.parametrize("is_compiled", [True, False])
@pytest.mark.parametrize("change", CHANGES)
def test_eight_threads_see_whole_texts(folder: Path, change: Callable[[Path, int], None], *, is_compiled: bool) -> None:
    """Whatever is done to a catalog, and however often it is reloaded: each text is the old or the new one."""
    if is_compiled:
        compile_all(folder)
    catalog = Catalog.load(folder, builtin=False)
    renderer = Renderer(catalog)
    with readers(renderer) as wrong:
        for version in range(1, 10):
            change(folder / GERMAN, version)
            catalog.reload()
    assert wrong == []
    if (folder / GERMAN).is_dir():
        (folder / GERMAN).rmdir()
    replaced(folder / GERMAN, 9)
    catalog.reload()
    assert [shown(renderer, message_id) for message_id in IDS] == [text_of(9, message_id) for message_id in IDS]


def test_an_emptied_catalog_stays_as_it_was(folder: Path) -> None:
    """Somebody is about to write into it: its entries are kept, with a problem, until it has some again."""
    catalog = load(folder)
    assert templates(catalog, IDS[0]) == [text_of(0, IDS[0])]
    (folder / GERMAN).write_bytes(b"")
    assert [str(problem) for problem in catalog.reload().problems] == [
        f"{GERMAN}: Expected a catalog, got an empty file [file-syntax]"
    ]
    assert templates(catalog, IDS[0]) == [text_of(0, IDS[0])]
    replaced(folder / GERMAN, 1)
    assert (catalog.reload().problems, templates(catalog, IDS[0])) == ((), [text_of(1, IDS[0])])


def test_a_change_of_the_same_size_and_time_is_seen(folder: Path) -> None:
    """A clock set back, a tool that keeps times, a checkout: the file has its old size and time, and other texts."""
    catalog = load(folder)
    assert templates(catalog, IDS[0]) == [text_of(0, IDS[0])]
    stat = (folder / GERMAN).stat()
    for version in (1, 2):
        (folder / GERMAN).write_bytes(content_of(version))
        os.utime(folder / GERMAN, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        assert (folder / GERMAN).stat().st_size == stat.st_size
        assert catalog.reload().changed
        assert templates(catalog, IDS[0]) == [text_of(version, IDS[0])]


@pytest.mark.parametrize("moment", [0, -(10**9), 4 * 10**18])
def test_a_time_of_long_ago_or_far_ahead_is_a_time(folder: Path, moment: int) -> None:
    """What counts is that it is another one, not that it is later."""
    compile_all(folder)
    catalog = load(folder)
    assert templates(catalog, IDS[0]) == [text_of(0, IDS[0])]
    replaced(folder / GERMAN, 1)
    os.utime(folder / GERMAN, ns=(moment, moment))
    assert catalog.reload().changed
    assert templates(catalog, IDS[0]) == [text_of(1, IDS[0])]
    compile_all(folder)
    assert set(states(folder).values()) == {"fresh"}


COMPILE = """
import sys
from vapierrors.catalog.compilation import compile_catalog, targets
for _ in range(25):
    for target in targets(sys.argv[1], []):
        compile_catalog(target)
"""


def test_two_processes_compile_a_folder_at_once(folder: Path) -> None:
    """Each puts whole files in their places: whoever is last, what is there is sound, and no scrap is left."""
    arguments = [sys.executable, "-c", COMPILE, str(folder)]
    processes = [subprocess.Popen(arguments, env=clean_environment()) for _ in range(2)]  # noqa: S603 - our own program
    renderer = Renderer(load(folder))
    while any(process.poll() is None for process in processes):
        assert {shown(Renderer(load(folder)), message_id) for message_id in IDS[:3]} == {
            text_of(0, message_id) for message_id in IDS[:3]
        }
    assert [process.wait() for process in processes] == [0, 0]
    assert shown(renderer, IDS[0]) == text_of(0, IDS[0])
    assert set(states(folder).values()) == {"fresh"}
    assert [path.name for path in folder.rglob(".*")] == []


def test_a_full_disk_leaves_what_was_there(folder: Path) -> None:
    """A file that cannot be written as a whole is not put in its place; what was compiled before is read still."""
    compile_all(folder)
    before = (folder / COMPILED).read_bytes()
    replaced(folder / GERMAN, 1)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, hard))
    try:
        with pytest.raises(OSError, match="what was there is there still"):
            compile_all(folder)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (folder / COMPILED).read_bytes() == before
    assert [path.name for path in folder.rglob(".*")] == []
    assert templates(load(folder), IDS[0]) == [text_of(1, IDS[0])]


AS_NOBODY = """
import os, sys
from vapierrors import Catalog, Renderer
catalog = Catalog.load(sys.argv[1])
os.setgid(65534); os.setuid(65534)
renderer = Renderer(catalog)
body = '{"messages": [{"id": "com.example.m0", "default_message": "Gone.", "args": []}], "error_type": "NOT_FOUND"}'
print(renderer.render(body, locale="de").summary)
print([problem.code for problem in catalog.source_problems()], [problem.code for problem in catalog.reload().problems])
print(renderer.render('{"error_type": "NOT_FOUND", "messages": []}', locale="de").summary)
"""


def as_nobody(folder: Path) -> list[str]:
    """What a process says that may read nothing that is closed to others."""
    prefixes = {Path(vapierrors.__file__), Path(sys.prefix), Path(sys.base_prefix)}
    closed = {parent for prefix in prefixes for parent in prefix.resolve().parents if not parent.stat().st_mode & 0o001}
    if closed:
        pytest.skip(f"others may not enter {', '.join(map(str, sorted(closed)))}, where Python or the package is")
    for path in folder.parents:
        if path.stat().st_uid == os.getuid() and path.name.startswith("pytest-"):
            path.chmod(0o755)
    arguments = [sys.executable, "-c", AS_NOBODY, str(folder)]
    result = subprocess.run(  # noqa: S603 - our own program
        arguments, env=clean_environment(PYTHONDONTWRITEBYTECODE="1"), capture_output=True, check=True, text=True
    )
    return result.stdout.splitlines()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become somebody else")
@pytest.mark.parametrize("closed", [GERMAN, "de/LC_MESSAGES", "de", "."])
def test_what_nobody_may_read_hides_nothing_else(folder: Path, closed: str) -> None:
    """A file or a folder without permission is a problem; the catalogs of the library are there."""
    (folder / closed).chmod(0)
    try:
        first, problems, title = as_nobody(folder)
    finally:
        (folder / closed).chmod(0o755)
    assert (first, title) == ("Gone.", "Nicht gefunden")
    assert "file-unreadable" in problems


READ_ONLY = """
import os, sys
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
NAMES = "mkdir rename remove rmdir link symlink truncate chmod utime"
CHANGES = {f"os.{name}" for name in NAMES.split()}
def hook(event, arguments):
    if event in CHANGES or (event == "open" and arguments[2] & WRITING):
        raise PermissionError(event, *arguments)
sys.addaudithook(hook)
import vapierrors
from vapierrors import OUTPUTS, Renderer, render
assert vapierrors.__file__.startswith(sys.argv[1]), vapierrors.__file__
renderer = Renderer()
for name in OUTPUTS:
    for locale in ("de", "ja", "ar", "xx", None):
        render(renderer.render({"error_type": "NOT_FOUND", "messages": []}, locale=locale), name)
assert not renderer.catalog.reload().changed
print(renderer.render({"error_type": "NOT_FOUND", "messages": []}, locale="de"))
"""


def test_an_install_that_nobody_may_write_into_works(tmp_path: Path) -> None:
    """Neither rendering nor reloading writes, makes or moves any file: a read-only copy works, and stays as it was."""
    package = Path(vapierrors.__file__).parent
    copy = tmp_path / "vapierrors"
    shutil.copytree(package, copy, ignore=shutil.ignore_patterns("__pycache__", "locales"))
    built_in = package / "locales" if (package / "locales").is_dir() else package.parent / "locales"
    shutil.copytree(built_in, copy / "locales")
    before = sorted(copy.rglob("*"))
    for path in (*before, copy):
        path.chmod(0o555 if path.is_dir() else 0o444)
    result = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", READ_ONLY, str(tmp_path)],
        cwd=tmp_path,
        env=clean_environment(PYTHONPATH=str(tmp_path), PYTHONDONTWRITEBYTECODE="1"),
        capture_output=True,
        check=False,
        text=True,
    )
    assert (result.stdout, result.stderr) == ("Nicht gefunden\n", "")
    assert sorted(copy.rglob("*")) == before
