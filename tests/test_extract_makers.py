"""Definitions behind other names of the class, classes that extend it, and partial calls (specification, section 9)."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from vapierrors.translate.extract import extract

if TYPE_CHECKING:
    from pathlib import Path

    from vapierrors.translate.extract import Extraction

MESSAGES = """
    from functools import partial
    import vapierrors.definitions as d
    from vapierrors.definitions import MessageDefinition as M
    Alias = d.MessageDefinition
    class Own(M):
        area: str = ""
    class Odd(Own):
        def __init__(self, code): ...
    class Names:
        Inner = M
    of_gone = partial(M, "app.gone")
    gone = partial(Own, english_template="Gone", area="x")
    both = partial(of_gone, "{0} is gone")
    twice = partial(M, "app.one")
    twice = partial(M, "app.two")
"""
HEAD = "from .messages import *\nfrom .messages import Alias, M, Names, Odd, Own, both, gone, of_gone, twice\n"
UNREAD = "Expected the message id as text that can be read without running the code, got"


def extracted(folder: Path, **files: str) -> Extraction:
    for name, text in files.items():
        path = folder / "app" / f"{name}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    return extract([folder / "app"], root=folder)


@pytest.mark.parametrize(
    ("call", "key"),
    [
        ("M('a', 'b')", ("a", "b")),
        ("Alias('a', 'b')", ("a", "b")),
        ("Names.Inner('a', 'b')", ("a", "b")),
        ("Own('a', english_template='b', area='c')", ("a", "b")),
        ("of_gone('b')", ("app.gone", "b")),
        ("of_gone(english_template='b')", ("app.gone", "b")),
        ("gone('a')", ("a", "Gone")),
        ("gone('a', english_template='b')", ("a", "b")),
        ("both()", ("app.gone", "{0} is gone")),
        ("import app.messages\napp.messages.M('a', 'b')", ("a", "b")),
        ("from . import messages as m\nm.M('a', 'b')", ("a", "b")),
        ("from messages import M as N\nN('a', 'b')", ("a", "b")),
        ("class Sub(Own): ...\nSub('a', 'b')", ("a", "b")),
        ("def f():\n class Sub(M): ...\n return Sub('a', 'b')", ("a", "b")),
        ("from functools import partial as p\np(M, 'a')('b')", ("a", "b")),
        ("import functools\nf = functools.partial(functools.partial(M, 'a'), 'b')\nf()", ("a", "b")),
        ("from functools import partial\ndef f():\n g = partial(M, 'a')\n return g('b')", ("a", "b")),
    ],
)
def test_what_another_file_calls_otherwise_is_known(tmp_path: Path, call: str, key: tuple[str, str]) -> None:
    """Names of the class, classes that extend it and partial calls are followed through the files that are searched."""
    found = extracted(tmp_path, messages=MESSAGES, main=HEAD + call)
    problems = [problem for problem in found.problems if problem.file == "app/main.py"]
    assert ([definition.key for definition in found.definitions], problems) == ([key], [])


def test_names_are_followed_through_several_files_in_any_order(tmp_path: Path) -> None:
    """What a package hands on is known, whichever file is read first; the calls tell the kinds."""
    found = extracted(
        tmp_path,
        a="from app import Message\nGONE = Message('a', '{host}')\nGONE(host=str(1))",
        b="from .z import Base as Other\nclass Middle(Other): ...",
        z="from vapierrors import MessageDefinition as Base\nclass Unused: ...",
        __init__="from .b import Middle as Message",
    )
    assert [(one.key, one.place, one.name, {**one.kinds}) for one in found.definitions] == [
        (("a", "{host}"), "app/a.py:2", "app.a.GONE", {"host": "s"})
    ]
    assert found.problems == ()


@pytest.mark.parametrize(
    "call",
    [
        "Unknown('a', 'b')",
        "from elsewhere import M\nM2 = M",
        "class Local: ...\nLocal('a', 'b')",
        "from elsewhere import M as N\nN('a', 'b')",
        "def f(M): M('a', 'b')",
        "import functools\nfunctools.partial(print, 'a')",
        "# vapierrors: skip\nx.y = partial(M, 'a')",
        "import functools\n# vapierrors: skip\nx.y = functools.partial(M, 'a')",
        "isinstance(1, M)",
    ],
)
def test_what_has_the_same_name_is_none(tmp_path: Path, call: str) -> None:
    """Other classes, parameters and partial calls of other functions make no definitions, and no problems."""
    found = extracted(tmp_path, messages="from vapierrors import MessageDefinition as M", main=f"{HEAD}{call}")
    assert (found.definitions, found.problems) == ((), ())


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (
            "Odd('a')",
            (
                "3:1: Expected a class that takes an id and an English template, got Odd, whose __init__ decides what"
                " it takes; if these come first, extract it: --keyword Odd [wrong-arguments]"
            ),
        ),
        (
            "M('a', 'b', 'c')",
            (
                "3:1: Expected an id and an English template, got 3 arguments; call it with the two, both written out"
                " [wrong-arguments]"
            ),
        ),
        (
            "of_gone('b', 'c')",
            (
                "3:1: Expected an id and an English template, got 3 arguments; call it with the two, both written out"
                " [wrong-arguments]"
            ),
        ),
        (
            "import functools as f\nx = f.partial(M, y())",
            f"4:18: {UNREAD} y(); write it out, or make it a constant of this file [not-constant]",
        ),
        (
            "import functools as f\nx = f.partial(M, *y)\nx('b')",
            f"4:19: {UNREAD} unpacked arguments; write it out, or make it a constant of this file [not-constant]",
        ),
        (
            "import functools as f\nx.y = f.partial(M, 'a')",
            (
                "4:7: Expected a partial call that can be followed without running the code, got f.partial(M, 'a');"
                " give it one name, and call that [not-constant]"
            ),
        ),
        (
            "import functools as f\ndef g():\n return f.partial(M, 'a')",
            (
                "5:9: Expected a partial call that can be followed without running the code, got f.partial(M, 'a');"
                " give it one name, and call that [not-constant]"
            ),
        ),
    ],
)
def test_what_cannot_be_followed_is_told(tmp_path: Path, call: str, told: str) -> None:
    """A class that takes what it likes, and partial calls that only the running code knows."""
    messages = MESSAGES.partition("    twice")[0]
    found = extracted(tmp_path, messages=messages, main=HEAD.replace(", twice", "") + call)
    assert (found.definitions, [*map(str, found.problems)]) == ((), [f"app/main.py:{told}"])


def test_a_partial_call_with_two_values_is_told_where_it_stands(tmp_path: Path) -> None:
    """Which of the two a call means shows only when the code runs."""
    found = extracted(tmp_path, messages=MESSAGES, main=f"{HEAD}twice('b')")
    assert [(problem.code, problem.file, problem.line) for problem in found.problems] == [
        ("not-constant", "app/messages.py", 15),
        ("not-constant", "app/messages.py", 16),
    ]


def test_a_class_that_takes_what_it_likes_can_be_named(tmp_path: Path) -> None:
    """What the problem advises makes its calls definitions."""
    (tmp_path / "app.py").write_text(
        "from vapierrors import MessageDefinition as M\nclass Odd(M):\n def __new__(cls, *x): ...\nOdd('a', 'b', 3)\n",
        encoding="utf-8",
    )
    assert [problem.code for problem in extract([tmp_path]).problems] == ["wrong-arguments"]
    found = extract([tmp_path], keywords=["Odd"])
    assert ([definition.key for definition in found.definitions], found.problems) == ([("a", "b")], ())


def test_names_that_lead_to_each_other_are_followed_once(tmp_path: Path) -> None:
    """Two files that import from each other end, and a definition beside them is found."""
    found = extracted(
        tmp_path,
        a="from .b import M\nfrom vapierrors import MessageDefinition\nMessageDefinition('a', 'b')",
        b="from .a import M\nclass N(N, M): ...\nN('c', 'd')",
    )
    assert ([definition.key for definition in found.definitions], found.problems) == ([("a", "b")], ())


def test_many_names_take_linear_time(tmp_path: Path) -> None:
    """A chain of thousands of names, each made of the one before, is followed to its end."""
    count = 3000
    lines = ["from vapierrors import MessageDefinition as M0"]
    lines += [f"class M{number + 1}(M{number}): ..." for number in range(count)]
    found = extracted(tmp_path, a="\n".join(lines), b=f"from .a import M{count}\nM{count}('a', 'b')")
    assert [definition.key for definition in found.definitions] == [("a", "b")]
