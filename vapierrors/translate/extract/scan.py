"""The message definitions of one file."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.definitions import MessageDefinition
from vapierrors.exceptions import LimitExceeded, MessageDefinitionError, TemplateSyntaxError
from vapierrors.template import arguments, parse
from vapierrors.translate.extract.definition import Definition, Extraction, SourceProblem
from vapierrors.translate.extract.makers import CLASS, Makers, declarations
from vapierrors.translate.extract.notes import CommentReader
from vapierrors.translate.extract.partials import FIELDS, Brought, NotBrought, brought_by, followed_calls
from vapierrors.translate.extract.scopes import dotted_name, read_names
from vapierrors.translate.extract.texts import TextReader, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vapierrors.translate.extract.makers import Maker
    from vapierrors.translate.extract.partials import Partial
    from vapierrors.translate.extract.scopes import CallSite, Names, Scope
    from vapierrors.translate.extract.source import Source

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
    names = read_names(source)
    return scan_names(names, Makers(declarations(names), keywords))


def scan_names(names: Names, makers: Makers) -> Extraction:
    """The same for a file whose names were read before, and that may use those of others.

    Args:
        names: of the file.
        makers: what makes definitions in all the files.
    """
    source, reader = names.source, _Reader(names, makers)
    comments: CommentReader | None = None
    definitions: list[Definition] = []
    problems: list[SourceProblem] = []
    for site in names.sites:
        outcome = reader.read(site)
        if outcome is None:
            continue
        # Comments are read once more by a tokenizer, which most files need not be.
        comments = comments or CommentReader(source)
        if comments.skips(site):
            continue
        if isinstance(outcome, _Refusal):
            problems.append(SourceProblem(outcome.code, source.file, *source.place(outcome.node), outcome.detail))
        else:
            definitions.append(_definition(source, site, outcome, comments))
    return Extraction(tuple(definitions), tuple(problems))


class _Reader:
    """Reads the calls of one file."""

    def __init__(self, names: Names, makers: Makers) -> None:
        self._source = names.source
        self._makers = makers
        self._texts = TextReader(names.source)
        self._followed = followed_calls(names)

    def read(self, site: CallSite) -> tuple[str, str] | _Refusal | None:
        """Id and template; None where the call makes no definition, or stands in a factory whose callers bring them."""
        call, scope, _ = site
        if partial := brought_by(call, scope, self._texts):
            return self._in_part(site, partial)
        inner = brought_by(call.func, scope, self._texts)
        if inner and isinstance(inner.brought, NotBrought):
            return None  # told of the partial call itself
        maker = self._maker(inner.called if inner else call.func, scope)
        if maker is None:
            return None
        if inner and isinstance(inner.brought, Brought):
            maker = maker._replace(brought=maker.brought.then(inner.brought))
        if maker.own:
            name = dotted_name(call.func, scope).rpartition(".")[2]
            got = f"{name}, whose {maker.own} decides what it takes; if these come first, extract it: --keyword {name}"
            expected = "Expected a class that takes an id and an English template"
            return _Refusal("wrong-arguments", call, f"{expected}, got {got}")
        return self._made(site, maker)

    def _maker(self, node: ast.expr, scope: Scope) -> Maker | None:
        return self._makers.find(dotted_name(node, scope), self._source.module)

    def _in_part(self, site: CallSite, partial: Partial) -> _Refusal | None:
        """What keeps a partial call from being followed to where the definitions are made."""
        if self._maker(partial.called, site.scope) is None:
            return None
        if isinstance(partial.brought, NotBrought):
            what = _NAMES[FIELDS.index(partial.brought.field)]
            return _refused(what, partial.brought.text, _HERE)
        if site.call in self._followed:
            return None
        got = f"{self._source.excerpt(site.call)}; give it one name"
        detail = f"Expected a partial call that can be followed without running the code, got {got}, and call that"
        return _Refusal("not-constant", site.call, detail)

    def _made(self, site: CallSite, maker: Maker) -> tuple[str, str] | _Refusal | None:
        expressions = _arguments(site.call, maker)
        if isinstance(expressions, _Refusal):
            return expressions
        read: list[str] = []
        for what, expression in zip(_NAMES, expressions, strict=True):
            text = expression if isinstance(expression, str) else self._texts.read(expression, site.scope)
            if isinstance(text, Unread):
                if not text.is_parameter:
                    return _refused(what, text, _HERE)
                functions = [*site.scope.functions()]
                if any(map(self._makers.is_keyword, functions)):
                    return None
                name = functions[0].rpartition(".")[2]
                return _refused(what, text, f"write it out, or extract what calls {name}: --keyword {name}")
            read.append(text)
        at = [expression if isinstance(expression, ast.expr) else site.call for expression in expressions]
        return _sound((read[0], read[1]), at)


def _refused(what: str, text: Unread, advice: str) -> _Refusal:
    expected = f"Expected the {what} as text that can be read without running the code"
    return _Refusal("not-constant", text.node, f"{expected}, got {text.got}; {advice}")


def _arguments(call: ast.Call, maker: Maker) -> list[ast.expr | str] | _Refusal:
    """The expressions of id and template, or their texts where a partial call brings them."""
    brought = maker.brought
    named = {keyword.arg: keyword.value for keyword in call.keywords}
    positional: list[ast.expr | str] = [*brought.positional, *call.args]
    given: dict[str, ast.expr | str] = {**dict(zip(FIELDS, positional, strict=False)), **dict(brought.named)}
    given |= {name: named[name] for name in FIELDS if name in named}
    unpacked = next((one.value for one in call.args if isinstance(one, ast.Starred)), named.get(None))
    count = len({*dict(brought.named), *named}) + len(positional) + brought.others
    if unpacked or len(given) < len(FIELDS) or (maker.is_exact and count != len(FIELDS)):
        unknown = [name for name in named if name and name not in FIELDS]
        got, fields = f"{count} argument{'' if count == 1 else 's'}", "the two"
        if unpacked:
            got = "unpacked arguments"
        elif unknown:
            got = f"the unknown keyword{'' if len(unknown) == 1 else 's'} {', '.join(unknown)}"
            fields = " and ".join(FIELDS)
        detail = f"Expected an id and an English template, got {got}; call it with {fields}, both written out"
        return _Refusal("wrong-arguments", unpacked or call, detail)
    return [given[name] for name in FIELDS]


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
