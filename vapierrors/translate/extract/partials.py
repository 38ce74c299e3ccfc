"""Calls of ``functools.partial``: what is called later, and what they bring of it."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.translate.extract.scopes import dotted_name
from vapierrors.translate.extract.texts import TextReader, Unread

if TYPE_CHECKING:
    from vapierrors.translate.extract.scopes import Names, Scope

FIELDS: Final = ("id", "english_template")
"""What a definition is made of, in its order."""

_PARTIAL: Final = "functools.partial"
_DEEPEST: Final = 16
"""Partial calls inside each other that are followed."""


class Brought(NamedTuple):
    """What partial calls bring.

    Args:
        positional: texts, in their order; no more than a definition has fields.
        named: field → its text.
        others: how many arguments they bring beside.
    """

    positional: tuple[str, ...] = ()
    named: tuple[tuple[str, str], ...] = ()
    others: int = 0

    def then(self, later: Brought) -> Brought:
        """What is brought where a partial call is called in part again.

        Args:
            later: what that brings.

        Example:
            >>> Brought(("com.example.gone",)).then(Brought(("Gone",)))
            Brought(positional=('com.example.gone', 'Gone'), named=(), others=0)
        """
        named = {**dict(self.named), **dict(later.named)}
        return Brought(self.positional + later.positional, tuple(named.items()), self.others + later.others)


class NotBrought(NamedTuple):
    """Why a partial call is not followed.

    Args:
        field: of the definition.
        text: what it is instead of a text.
    """

    field: str
    text: Unread


class Partial(NamedTuple):
    """A partial call, those inside it included.

    Args:
        called: what is called later.
        brought: what it brings of the arguments, or why that is not known.
    """

    called: ast.expr
    brought: Brought | NotBrought


def brought_by(node: ast.expr, scope: Scope, texts: TextReader) -> Partial | None:
    r"""Read ``partial(MessageDefinition, "com.example.gone")``; None where an expression is no partial call.

    Args:
        node: the expression.
        scope: in which it stands.
        texts: reads texts of its file.

    Example:
        >>> from vapierrors.translate.extract.scopes import read_scopes
        >>> from vapierrors.translate.extract.source import read_source
        >>> source = read_source(b"from functools import partial as p\np(M, 'com.example.gone')", "a.py")
        >>> site = read_scopes(source)[0]
        >>> brought_by(site.call, site.scope, TextReader(source)).brought
        Brought(positional=('com.example.gone',), named=(), others=0)
    """
    brought: Brought | NotBrought = Brought()
    called = node
    for _ in range(_DEEPEST):
        if not (isinstance(called, ast.Call) and called.args and dotted_name(called.func, scope) == _PARTIAL):
            break
        inner = _read(called, scope, texts)
        brought = inner.then(brought) if isinstance(inner, Brought) and isinstance(brought, Brought) else inner
        called = called.args[0]
    return None if called is node else Partial(called, brought)


def _read(call: ast.Call, scope: Scope, texts: TextReader) -> Brought | NotBrought:
    unpacked = [one.value for one in call.args if isinstance(one, ast.Starred)]
    unpacked += [one.value for one in call.keywords if one.arg is None]
    if unpacked:
        return NotBrought(FIELDS[0], Unread(unpacked[0], "unpacked arguments"))
    positional = dict(zip(FIELDS, call.args[1:], strict=False))
    named = {one.arg: one.value for one in call.keywords if one.arg in FIELDS}
    read: list[str] = []
    for field, expression in [*positional.items(), *named.items()]:
        text = texts.read(expression, scope)
        if isinstance(text, Unread):
            return NotBrought(str(field), text)
        read.append(text)
    count = len(positional)
    others = len(call.args) - 1 + len(call.keywords) - len(read)
    return Brought(tuple(read[:count]), tuple(zip(map(str, named), read[count:], strict=True)), others)


def followed_calls(names: Names) -> set[ast.expr]:
    """The calls whose outcome gets one name, is called at once, or called in part again: what is made with it shows.

    Args:
        names: those of the file.
    """
    bindings = (found[0] for scope in names.scopes for found in scope.bindings.values() if len(found) == 1)
    followed: set[ast.expr] = {binding.value for binding in bindings if binding.value}
    for call, scope, _ in names.sites:
        followed.add(call.func)
        if call.args and dotted_name(call.func, scope) == _PARTIAL:
            followed.add(call.args[0])
    return followed
