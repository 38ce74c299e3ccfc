"""The message definitions of one file."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.definitions import MessageDefinition
from vapierrors.exceptions import LimitExceeded, MessageDefinitionError, TemplateSyntaxError
from vapierrors.template import arguments, parse
from vapierrors.translate.extract.definition import Definition, Extraction, SourceProblem
from vapierrors.translate.extract.notes import CommentReader
from vapierrors.translate.extract.scopes import dotted_name, read_scopes
from vapierrors.translate.extract.texts import TextReader, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vapierrors.translate.extract.scopes import CallSite
    from vapierrors.translate.extract.source import Source

CLASS: Final = MessageDefinition.__name__
_FIELDS: Final = ("id", "english_template")
_NAMES: Final = ("message id", "English template")
_NOT_WRITTEN: Final = re.compile(r"[\0\x04\ud800-\udfff]")
"""What ends a string in a compiled file, what stands between id and template there, and what is no character."""

_HERE: Final = "write it out, or make it a constant of this file"


class _Refusal(NamedTuple):
    """Why a call defines nothing."""

    code: str
    node: ast.expr
    detail: str


def scan(source: Source, keywords: Sequence[str] = ()) -> Extraction:
    r"""Find the definitions of a file, but for those below a comment ``# vapierrors: skip`` (specification, section 9).

    Args:
        source: the file.
        keywords: functions that define messages, too: they take id and template as ``MessageDefinition`` does. A
            dotted name, or for a function of any module its name alone.

    Example:
        >>> from vapierrors.translate.extract.source import read_source
        >>> text = b"from vapierrors import MessageDefinition as M\nGONE = M('com.example.gone', '{host} is gone.')"
        >>> definition = scan(read_source(text, "app.py")).definitions[0]
        >>> definition.place, definition.name, definition.template
        ('app.py:2', 'app.GONE', '{host} is gone.')
    """
    sites = [site for site in read_scopes(source) if _defines(site, source.module, keywords)]
    if not sites:
        return Extraction((), ())
    texts, comments = TextReader(source), CommentReader(source)
    definitions: list[Definition] = []
    problems: list[SourceProblem] = []
    for site in sites:
        if comments.skips(site):
            continue
        outcome = _read(site, texts, keywords)
        if isinstance(outcome, _Refusal):
            problems.append(SourceProblem(outcome.code, source.file, *source.place(outcome.node), outcome.detail))
        elif outcome:
            definitions.append(_definition(source, site, outcome, comments))
    return Extraction(tuple(definitions), tuple(problems))


def is_alike(one: str, other: str) -> bool:
    """Whether two dotted names may be the same: one of them may begin further down the packages.

    Args:
        one: a dotted name.
        other: another.

    Example:
        >>> is_alike("src.app.messages.GONE", "app.messages.GONE"), is_alike("app.b.GONE", "app.a.GONE")
        (True, False)
    """
    shorter, longer = sorted((one, other), key=len)
    return one == other or ("." in shorter and longer.endswith(f".{shorter}"))


def _defines(site: CallSite, module: str, keywords: Sequence[str]) -> bool:
    name = dotted_name(site.call.func, site.scope)
    last = name.rpartition(".")[2]
    if any(is_alike(name, keyword) or last == keyword for keyword in keywords):
        return True
    # A class of that name that the file defines itself is another one.
    return last == CLASS and name != f"{module}.{CLASS}"


def _read(site: CallSite, texts: TextReader, keywords: Sequence[str]) -> tuple[str, str] | _Refusal | None:
    """Id and template; None where the call stands in a factory whose callers bring them."""
    expressions = _arguments(site.call, is_factory=dotted_name(site.call.func, site.scope).rpartition(".")[2] != CLASS)
    if isinstance(expressions, _Refusal):
        return expressions
    read: list[str] = []
    for what, expression in zip(_NAMES, expressions, strict=True):
        text = texts.read(expression, site.scope)
        if isinstance(text, Unread):
            if not text.is_parameter:
                return _refused(what, text, _HERE)
            functions = [*site.scope.functions()]
            if any(is_alike(name, word) or name.rpartition(".")[2] == word for name in functions for word in keywords):
                return None
            name = functions[0].rpartition(".")[2]
            return _refused(what, text, f"write it out, or extract what calls {name}: --keyword {name}")
        read.append(text)
    return _sound((read[0], read[1]), expressions)


def _refused(what: str, text: Unread, advice: str) -> _Refusal:
    expected = f"Expected the {what} as text that can be read without running the code"
    return _Refusal("not-constant", text.node, f"{expected}, got {text.got}; {advice}")


def _arguments(call: ast.Call, *, is_factory: bool) -> list[ast.expr] | _Refusal:
    """The expressions of id and template."""
    named = {keyword.arg: keyword.value for keyword in call.keywords}
    given = dict(zip(_FIELDS, call.args, strict=False)) | {name: named[name] for name in _FIELDS if name in named}
    unpacked = next((one.value for one in call.args if isinstance(one, ast.Starred)), named.get(None))
    count = len(call.args) + len(call.keywords)
    got = "unpacked arguments" if unpacked else f"{count} argument{'' if count == 1 else 's'}"
    is_sound = len(given) == len(_FIELDS) and (is_factory or count == len(_FIELDS))
    if unpacked or not is_sound:
        detail = f"Expected an id and an English template, got {got}; call it with the two, both written out"
        return _Refusal("wrong-arguments", unpacked or call, detail)
    return [given[name] for name in _FIELDS]


def _sound(texts: tuple[str, str], at: list[ast.expr]) -> tuple[str, str] | _Refusal:
    if not_written := _NOT_WRITTEN.search(texts[1]):
        expected = "Expected characters that a PO file can hold"
        got = f"U+{ord(not_written[0]):04X} as character {not_written.start() + 1} of the template; leave it out"
        return _Refusal("unsound-definition", at[1], f"{expected}, got {got}")
    try:
        MessageDefinition(*texts)
    except TemplateSyntaxError as error:
        return _Refusal("template-syntax", at[1], str(error))
    except LimitExceeded as error:
        return _Refusal("template-limit", at[1], str(error))
    except MessageDefinitionError as error:
        is_about_id = error.message_id == f"{CLASS}.id"
        return _Refusal("unsound-definition", at[0] if is_about_id else at[1], str(error))
    return texts


def _definition(source: Source, site: CallSite, texts: tuple[str, str], comments: CommentReader) -> Definition:
    notes = comments.notes(site, arguments(parse(texts[1])))
    line, column = source.place(site.call)
    return Definition(
        *texts,
        source.file,
        line,
        column,
        next(_names(site), ""),
        tuple(notes.comments),
        notes.descriptions,
        notes.kinds,
    )


def _names(site: CallSite) -> Iterator[str]:
    """The variables that hold the definition."""
    match site.statement:
        case ast.Assign(targets=targets, value=value) if value is site.call:
            yield from (f"{site.scope.name}.{target.id}" for target in targets if isinstance(target, ast.Name))
        case ast.AnnAssign(target=ast.Name(id=name), value=value) if value is site.call:
            yield f"{site.scope.name}.{name}"
