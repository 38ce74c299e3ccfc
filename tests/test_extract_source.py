"""Python files in any encoding, sound or not; which there are, and what calls say of parameters (section 9)."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vapierrors.translate.extract import Extraction, SourceProblem, extract, find_sources
from vapierrors.translate.extract.scan import scan
from vapierrors.translate.extract.source import Source, read_source

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "from vapierrors import MessageDefinition\n"


def written(folder: Path, **files: str) -> Path:
    """A folder with Python files; ``__`` stands for ``/``."""
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def kinds(folder: Path) -> dict[str, str]:
    """The kinds of the parameters of all definitions, as far as they are seen."""
    extraction = extract([folder], root=folder)
    assert extraction.problems == ()
    return {name: kind for definition in extraction.definitions for name, kind in definition.kinds.items()}


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("x = 'ä'".encode(), "ä"),
        ("\ufeffx = 'ä'".encode(), "ä"),
        ("# coding: latin-1\nx = 'ä'".encode("latin-1"), "ä"),
        ("#!/usr/bin/python\n# -*- coding: shift_jis -*-\nx = '失'".encode("shift_jis"), "失"),
        (b"x = '''a\r\nb\rc'''", "a\nb\nc"),
    ],
)
def test_encodings_are_those_that_python_knows(content: bytes, text: str) -> None:
    """A declaration in the first two lines counts, a byte order mark does too, and line breaks are one."""
    source = read_source(content, "a.py")
    assert isinstance(source, Source)
    assert source.tree.body[0].value.value == text  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            "# ä\nx = 'ä".encode("latin-1"),
            (
                "a.py:1:3: Expected text in UTF-8, got the byte 0xe4; save the file so, or declare its encoding in the"
                " first line [source-encoding]"
            ),
        ),
        (
            b"# coding: ascii\nx = '\xe4'",
            (
                "a.py:2:6: Expected text in ascii, got the byte 0xe4; save the file so, or declare its encoding in the"
                " first line [source-encoding]"
            ),
        ),
        (
            b"# coding: klingon\n",
            (
                "a.py:1:1: Expected an encoding that Python knows, got a file with an unknown encoding: klingon;"
                " declare another [source-encoding]"
            ),
        ),
    ],
)
def test_files_in_another_encoding_are_told(content: bytes, told: str) -> None:
    """The byte that does not fit is told with its place, an encoding that nobody knows with its name."""
    assert str(read_source(content, "a.py")) == told


@pytest.mark.parametrize(
    "text", ["x = (", "x = '", "  x", "x\0", "(" * 5000, "a" + ".b" * 200_000, "-" * 200_000 + "1"]
)
def test_what_is_no_python_is_a_problem(text: str) -> None:
    """Broken files, those with NUL and those nested too deep are told, never raised."""
    outcome = read_source(text.encode(), "a.py")
    assert isinstance(outcome, SourceProblem)
    assert outcome.code == "source-syntax"


@given(st.text(st.sampled_from("MDf(),'\"\\{}=+ \n\tab:äx#0"), max_size=60))
def test_no_file_makes_the_scan_fail(text: str) -> None:
    """Whatever stands behind the import, the outcome is definitions and problems."""
    source = read_source(f"from vapierrors import MessageDefinition as M\n{text}".encode(), "a.py")
    assert isinstance(source if isinstance(source, SourceProblem) else scan(source), SourceProblem | Extraction)


def test_folders_without_source_are_passed_over(tmp_path: Path) -> None:
    """Hidden folders, environments, builds and caches are not searched unless they are named; a file counts once."""
    names = ["app", ".venv", "env", "build", "node_modules", "__pycache__", "site-packages"]
    written(tmp_path, **{f"{name}__a": "" for name in names if not name.startswith((".", "__"))})
    for name in (".venv", "__pycache__"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.py").touch()
    (tmp_path / "env" / "pyvenv.cfg").touch()
    (tmp_path / "script").touch()
    found = find_sources([tmp_path, tmp_path / "app", tmp_path / "script"])
    assert [path.relative_to(tmp_path).as_posix() for path in found.files] == ["app/a.py", "script"]
    assert [path.name for path in found.passed_over] == ["build", "env", "node_modules", "site-packages"]
    assert [path.name for path in find_sources([tmp_path / ".venv"]).files] == ["a.py"]
    with pytest.raises(FileNotFoundError):
        find_sources([tmp_path / "nowhere"])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_under_the_name_of_a_source_is_told(tmp_path: Path) -> None:
    """What is no regular file is not waited for, and the others are read."""
    written(tmp_path, a=f"{HEAD}MessageDefinition('a', 'b')")
    os.mkfifo(tmp_path / "b.py")
    extraction = extract([tmp_path], root=tmp_path)
    assert [definition.id for definition in extraction.definitions] == ["a"]
    assert [str(problem) for problem in extraction.problems] == [
        "b.py: Expected a file that can be read, got Not a regular file [source-unreadable]"
    ]


CALLS = """
from datetime import datetime
import datetime as dt
from decimal import Decimal
from vapierrors import MessageDefinition, Param
A = MessageDefinition("a", "{a}{b}{c}{d}{e}{f}{g}{h}{i}{j}{k}{l}{m}{n}{o}{p}{q}{r}")
B = MessageDefinition("b", "{x}")
def f(count: int, name: "str", unknown, since: datetime = None):
    half = count / 2
    A(a="x", b=3, c=2.5, d=f"{x}", e=str(x), f=len(x), g=float(x), h=Decimal(1), i=datetime.now())
    A(j=dt.datetime(1, 1, 1), k=Param.date(x, "LONG_DATE"), l=B(x=1), m=Param.decimal(x, 1), n=-count)
    A(o=half, p=name or "-", q=since, r=x.isoformat() if x else "never")
"""


def test_calls_say_kinds(tmp_path: Path) -> None:
    """Literals, types, annotations and what is calculated of them tell the kind."""
    found = kinds(written(tmp_path, app=CALLS))
    assert " ".join(f"{name}:{kind}" for name, kind in sorted(found.items())) == (
        "a:s b:i c:d d:s e:s f:i g:d h:d i:dt j:dt k:dt l:l m:d n:i o:d p:s q:dt r:s x:i"
    )


@pytest.mark.parametrize(
    "value",
    [
        *("x", "True", "None", "a.b", "x()", "3 if y else 'z'", "[1]", "1 << 2", "x + 1"),
        *("self", "made", "twice"),
    ],
)
def test_what_is_not_seen_has_no_kind(tmp_path: Path, value: str) -> None:
    """Nothing is guessed of values that only the running code knows."""
    text = f"{HEAD}A = MessageDefinition('a', '{{n}}')\nmade = made\ntwice = 1\ntwice = 'x'\nA(n={value})"
    assert kinds(written(tmp_path, app=text)) == {}


@pytest.mark.parametrize(
    "text",
    [
        "from app.messages import GONE\nGONE(n=1)",
        "from app import messages\nmessages.GONE(n=1)",
        "from . import messages as m\nm.GONE(n=1)",
        "from .messages import GONE as G\nG(n=1)",
        "import app.messages\napp.messages.GONE(n=1)",
        "from ..app.messages import GONE\nraise E(GONE(n=1)) from x",
    ],
)
def test_calls_in_other_files_count(tmp_path: Path, text: str) -> None:
    """However a definition is imported, what it is filled with is seen, in a layout with src, too."""
    definition = f"{HEAD}GONE = MessageDefinition('a', '{{n}}')"
    folder = written(tmp_path, src__app__messages=definition, src__app__main=text)
    (folder / "src" / "app" / "__init__.py").touch()
    assert kinds(folder) == {"n": "i"}


def test_of_several_kinds_the_one_that_serves_counts(tmp_path: Path) -> None:
    """Integers and doubles are doubles; what the template cannot use, and what contradicts itself, does not count."""
    text = f"""{HEAD}
A = MessageDefinition("a", "{{both}}{{odd}}{{n, plural, other {{}}}}")
A(both=1, odd=1, n="x")
A(both=2.5, odd="x", n=1)
"""
    assert kinds(written(tmp_path, app=text)) == {"both": "d", "n": "i"}
