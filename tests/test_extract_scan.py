"""Which definitions are found in Python source, and what is told of those that cannot be read (section 9)."""

from __future__ import annotations

from textwrap import dedent

import pytest

from vapierrors.translate.extract.definition import PROBLEM_CODES, Extraction, SourceProblem
from vapierrors.translate.extract.scan import scan
from vapierrors.translate.extract.source import read_source

HEAD = "from vapierrors import MessageDefinition\n"


def scanned(text: str, *keywords: str, file: str = "app/messages.py") -> Extraction:
    source = read_source(dedent(text).encode(), file)
    assert not isinstance(source, SourceProblem)
    return scan(source, keywords)


def found(text: str, *keywords: str) -> list[tuple[str, str]]:
    extraction = scanned(text, *keywords)
    assert extraction.problems == ()
    return [definition.key for definition in extraction.definitions]


def told(text: str, *keywords: str) -> list[str]:
    extraction = scanned(text, *keywords)
    assert extraction.definitions == ()
    assert {problem.code for problem in extraction.problems} <= PROBLEM_CODES.keys()
    return [str(problem) for problem in extraction.problems]


@pytest.mark.parametrize(
    "text",
    [
        "from vapierrors import MessageDefinition\nMessageDefinition('a', 'b')",
        "from vapierrors import MessageDefinition as MD\nMD('a', 'b')",
        "from vapierrors import *\nMessageDefinition('a', 'b')",
        "from vapierrors.definitions import MessageDefinition\nX: Final = MessageDefinition('a', 'b')",
        "import vapierrors\nvapierrors.MessageDefinition('a', 'b')",
        "import vapierrors as v\nv.MessageDefinition('a', 'b')",
        "import vapierrors.definitions as d\nd.MessageDefinition('a', 'b')",
        "import vapierrors.definitions\nvapierrors.definitions.MessageDefinition('a', 'b')",
        "import vapierrors as v\ndefine = v.MessageDefinition\ndefine('a', 'b')",
        "from app.compat import MessageDefinition\nMessageDefinition('a', 'b')",
        "try:\n from vapierrors import MessageDefinition as M\nexcept ImportError:\n M = None\nelse:\n M('a', 'b')",
        "def f():\n from vapierrors import MessageDefinition as M\n return M('a', 'b')",
    ],
)
def test_the_class_is_known_however_it_was_imported(text: str) -> None:
    """Aliases of modules and names, stars, names of names, and imports in functions lead to the same definition."""
    assert found(text) == [("a", "b")]


@pytest.mark.parametrize(
    "text",
    [
        "def MessageDefinition(a, b): ...\nMessageDefinition('a', 'b')",
        "class MessageDefinition: ...\nMessageDefinition('a', 'b')",
        "from vapierrors import Renderer as MessageDefinition\nMessageDefinition('a', 'b')",
        "text = '''MessageDefinition('a', 'b')'''",
        "# MessageDefinition('a', 'b')",
        "from vapierrors import MessageDefinition\n# vapierrors: skip\nX = MessageDefinition(*row)",
    ],
)
def test_what_only_looks_like_a_definition_is_none(text: str) -> None:
    """A class of the same name, words in texts and comments, and what a comment takes out are passed over."""
    assert scanned(text) == Extraction((), ())


@pytest.mark.parametrize(
    "call",
    [
        "MessageDefinition(id='a.b', english_template='c d')",
        "MessageDefinition('a.b', english_template='c d')",
        "MessageDefinition('a' '.b', 'c' ' ' 'd')",
        "MessageDefinition('a' + '.b', 'c' + (' ' + 'd'))",
        "MessageDefinition(f'a.b', f'c' ' d')",
        "MessageDefinition(f'{P}.b', P2)",
        "MessageDefinition(f'{P!s}.b', TYPED)",
        "MessageDefinition(P + '.b', LATER)",
        "MessageDefinition(Ids.AB, Ids.Deep.CD)",
        "MessageDefinition(r'a.b', '''c d''')",
        "[MessageDefinition('a.b', 'c d') for _ in range(1)]",
        "f(x=lambda: MessageDefinition('a.b', 'c d'))",
    ],
)
def test_texts_are_read_as_python_would(call: str) -> None:
    """Keywords, concatenation, f-strings of constants, and constants of the file and of its classes."""
    constants = """
        P = 'a'
        P2 = 'c' + ' d'
        TYPED: Final[str] = 'c d'
        class Ids:
            PREFIX = 'a.'
            AB = PREFIX + 'b'
            class Deep:
                CD = 'c d'
    """
    assert found(f"{HEAD}{dedent(constants)}{call}\nLATER = 'c d'") == [("a.b", "c d")]


def test_escapes_and_raw_strings_are_resolved() -> None:
    """An escape is the character that it stands for; in a raw string the backslash stays."""
    text = HEAD + "MessageDefinition('a', '\\u201cx\\u201d\\n')\nMessageDefinition('b', r'\\d')"
    assert found(text) == [("a", "“x”\n"), ("b", "\\d")]


def test_definitions_know_where_they_are() -> None:
    """In classes, functions and containers; the column counts characters, the name is that of the variable."""
    text = f"""{HEAD}
class Messages:
    GONE = MessageDefinition("a", "b")
ALL = {{"ä": MessageDefinition("c", "d")}}
def f():
    X: Final = MessageDefinition("e", "f")
"""
    assert [(one.id, one.place, one.column, one.name) for one in scanned(text).definitions] == [
        ("a", "app/messages.py:4", 12, "app.messages.Messages.GONE"),
        ("c", "app/messages.py:5", 13, ""),
        ("e", "app/messages.py:7", 16, "app.messages.f.X"),
    ]


UNREAD = "Expected the message id as text that can be read without running the code, got"
HERE = "write it out, or make it a constant of this file [not-constant]"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("MessageDefinition(x(), 'b')", f"2:19: {UNREAD} x(); {HERE}"),
        ("MessageDefinition(\n  a\n  .b[1], 'b')", f"3:3: {UNREAD} a .b[1]; {HERE}"),
        ("MessageDefinition(3, 'b')", f"2:19: {UNREAD} 3; {HERE}"),
        ("MessageDefinition(X, 'b')", f"2:19: {UNREAD} X, which this file does not define; {HERE}"),
        ("X = 'a'; X = 'b'; MessageDefinition(X, 'b')", f"2:37: {UNREAD} X, which has 2 values in this file; {HERE}"),
        ("X = 'a'; X += 'b'; MessageDefinition(X, 'b')", f"2:38: {UNREAD} X, which has 2 values in this file; {HERE}"),
        ("for X in 'a': MessageDefinition(X, 'b')", f"2:33: {UNREAD} X, which is no constant; {HERE}"),
        ("X = Y\nY = X\nMessageDefinition(X, 'b')", f"4:19: {UNREAD} X, which is made of itself; {HERE}"),
        ("X = g()\nMessageDefinition(X + 'a', 'b')", f"3:19: {UNREAD} X, which is made of g(); {HERE}"),
        (
            "from .ids import X\nMessageDefinition(f'{X}.a', 'b')",
            f"3:19: {UNREAD} X, which is imported from elsewhere (app.ids.X); {HERE}",
        ),
        ("MessageDefinition(f'{x.y}.a', 'b')", f"2:19: {UNREAD} f'{{x.y}}.a'; {HERE}"),
        ("MessageDefinition(f'{X:>3}', 'b')", f"2:19: {UNREAD} f'{{X:>3}}'; {HERE}"),
        (
            "def make(key): return MessageDefinition(key, 'b')",
            (
                f"2:41: {UNREAD} key, a parameter of make; write it out, or extract what calls make: --keyword make"
                " [not-constant]"
            ),
        ),
        (
            "X = 'x' * 9\nMessageDefinition('a', X)",
            (
                "3:24: Expected the English template as text that can be read without running the code,"
                f" got X, which is made of 'x' * 9; {HERE}"
            ),
        ),
        (
            "MessageDefinition('a')",
            (
                "2:1: Expected an id and an English template, got 1 argument; call it with the two, both written out"
                " [wrong-arguments]"
            ),
        ),
        (
            "MessageDefinition('a', 'b', 'c')",
            (
                "2:1: Expected an id and an English template, got 3 arguments; call it with the two, both written out"
                " [wrong-arguments]"
            ),
        ),
        (
            "MessageDefinition(id='a', template='b')",
            (
                "2:1: Expected an id and an English template, got the unknown keyword template; call it with id and"
                " english_template, both written out [wrong-arguments]"
            ),
        ),
        (
            "MessageDefinition('a', 'b', text='c', area='d')",
            (
                "2:1: Expected an id and an English template, got the unknown keywords text, area; call it with id and"
                " english_template, both written out [wrong-arguments]"
            ),
        ),
        (
            "MessageDefinition(**row)",
            (
                "2:21: Expected an id and an English template, got unpacked arguments; call it with the two, both"
                " written out [wrong-arguments]"
            ),
        ),
        (
            "MessageDefinition('', 'b')",
            (
                "2:19: Expected a message id without white space, such as com.example.session_not_found, got ''"
                " - at MessageDefinition.id [unsound-definition]"
            ),
        ),
        (
            "MessageDefinition('a', ' ')",
            "2:24: Expected an English template, got ' ' - at a [unsound-definition]",
        ),
        (
            "MessageDefinition('a', 'b\\x04c')",
            (
                "2:24: Expected characters that a PO file can hold, got U+0004 as character 2 of the template; leave it"
                " out [unsound-definition]"
            ),
        ),
        (
            "MessageDefinition('a', '\\ud800')",
            (
                "2:24: Expected characters that a PO file can hold, got U+D800 as character 1 of the template; leave it"
                " out [unsound-definition]"
            ),
        ),
        (
            "MessageDefinition('a', 'Hello {name')",
            (
                "2:24: Expected ',' or '}' behind the argument name 'name', got end of text - at line 1, column 12"
                " [template-syntax]\n    Hello {name\n               ^"
            ),
        ),
        (
            "MessageDefinition('a', '{n, date} {n, plural, other {}}')",
            (
                "2:24: Expected uses that one value can serve, got date and plural - at a, parameter 'n'; rename one"
                " of them [unsound-definition]"
            ),
        ),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(text: str, problem: str) -> None:
    """Nothing is passed over silently: each says what was expected, what stands there and what to do."""
    assert told(HEAD + text) == [f"app/messages.py:{problem}"]


def test_a_template_beyond_the_limits_is_told() -> None:
    """A template is measured as it will be when the code runs; constants that double each other end as well."""
    doubled = "".join(f"A{step + 1} = A{step} + A{step}\n" for step in range(64))
    assert told(f"{HEAD}MessageDefinition('a', {'x' * 20_000!r})") == [
        (
            "app/messages.py:2:24: Expected at most 16384 characters in a template, got 20000 - at the template"
            " [template-limit]"
        )
    ]
    assert told(f"{HEAD}A0 = 'xxxx'\n{doubled}MessageDefinition('a', A64)") == [
        (
            "app/messages.py:67:24: Expected the English template as text that can be read without running the code,"
            f" got A64, which is made of a text of more than 65536 characters; {HERE}"
        )
    ]


FACTORY = """
    from vapierrors import MessageDefinition
    def define(id, english_template, *, area=""):
        return MessageDefinition(id, english_template)
"""


@pytest.mark.parametrize("keyword", ["define", "messages.define", "app.messages.define", "src.app.messages.define"])
def test_factories_define_messages_where_they_are_named(keyword: str) -> None:
    """Their calls are definitions with the texts that they bring; their own body is none."""
    text = f"{dedent(FACTORY)}define('a', 'b', area='c')"
    extraction = scanned(text, keyword)
    assert [definition.key for definition in extraction.definitions] == [("a", "b")]
