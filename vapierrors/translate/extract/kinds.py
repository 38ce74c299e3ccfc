"""The kinds of parameters, from the calls that fill a definition."""

from __future__ import annotations

import ast
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from vapierrors.models.params import VALUE_MEMBERS
from vapierrors.template import arguments
from vapierrors.translate.extract.makers import is_alike
from vapierrors.translate.extract.scopes import dotted_name, read_scopes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from vapierrors.template import Message, Role
    from vapierrors.translate.extract.scopes import Scope
    from vapierrors.translate.extract.source import Source

NUMBERS: Final = frozenset("id")
_ANY: Final = frozenset(VALUE_MEMBERS)
_POSSIBLE: Final[Mapping[Role, frozenset[str]]] = MappingProxyType(
    {
        "number": NUMBERS,
        "plural": NUMBERS,
        "selectordinal": NUMBERS,
        "date": frozenset(("dt",)),
        "time": frozenset(("dt",)),
        "select": frozenset("si"),
    }
)
"""What an argument is used as → the kinds that it can have."""

_DEEPEST: Final = 32
"""Expressions inside each other that are looked at."""

_MOMENTS: Final = ("now", "fromisoformat", "fromtimestamp", "combine", "strptime")
_KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "str": "s",
        "repr": "s",
        "int": "i",
        "len": "i",
        "float": "d",
        "decimal.Decimal": "d",
        "datetime.datetime": "dt",
        **{f"datetime.datetime.{name}": "dt" for name in _MOMENTS},
        "vapierrors.Param.date": "dt",
        "vapierrors.Param.decimal": "d",
        "vapierrors.definitions.Param.date": "dt",
        "vapierrors.definitions.Param.decimal": "d",
        "vapierrors.LocalizableMessage": "l",
        "vapierrors.NestedLocalizableMessage": "l",
        "vapierrors.models.LocalizableMessage": "l",
        "vapierrors.models.NestedLocalizableMessage": "l",
    }
)
"""What is called, or what an annotation names → the kind of the value."""

_METHODS: Final[Mapping[str, str]] = MappingProxyType(
    {"isoformat": "s", "strftime": "s", "join": "s", "format": "s", "astimezone": "dt", "total_seconds": "d"}
)
"""Methods whose name says what they give, whatever the object is."""

_CONSTANTS: Final[Mapping[type, str]] = MappingProxyType({str: "s", int: "i", float: "d"})
_ARITHMETIC: Final = (ast.Add, ast.Sub, ast.Mult, ast.FloorDiv, ast.Mod)


def possible_kinds(message: Message) -> dict[str, frozenset[str]]:
    """The kinds that a template can use, by parameter.

    Args:
        message: as ``parse`` read it.

    Example:
        >>> from vapierrors.template import parse
        >>> sorted(possible_kinds(parse("{n, number} {kind, select, other {}}"))["kind"])
        ['i', 's']
    """
    return {
        name: _ANY.intersection(*(_POSSIBLE[role] for role in roles if role in _POSSIBLE))
        for name, roles in arguments(message).items()
    }


class KindReader:
    r"""Reads what definitions are filled with (specification, section 9).

    Args:
        names: the variables that hold definitions, dotted.

    Example:
        >>> from vapierrors.translate.extract.source import read_source
        >>> text = b"from app.messages import GONE\ndef f(n: int): raise E(GONE(host=str(x), count=n + 1, y=z))"
        >>> [*KindReader(["app.messages.GONE"]).read(read_source(text, "app/main.py"))]
        [('app.messages.GONE', 'host', 's'), ('app.messages.GONE', 'count', 'i')]
    """

    def __init__(self, names: Collection[str]) -> None:
        self._names: dict[str, list[str]] = {}
        for name in dict.fromkeys(names):
            self._names.setdefault(name.rpartition(".")[2], []).append(name)
        self._known: dict[ast.expr, str | None] = {}

    @property
    def words(self) -> Collection[str]:
        """Of which a file has at least one, if it calls a definition."""
        return self._names.keys()

    def read(self, source: Source) -> Iterator[tuple[str, str, str]]:
        """Definition, parameter and kind, for each argument of each call whose kind is seen.

        Args:
            source: the file.
        """
        self._known.clear()
        for call, scope, _ in read_scopes(source):
            if name := self._definition(call, scope):
                for keyword in call.keywords:
                    kind = self.kind(keyword.value, scope)
                    if keyword.arg and kind:
                        yield name, keyword.arg, kind

    def kind(self, node: ast.expr, scope: Scope, depth: int = 0) -> str | None:
        """The kind of the parameter that a value becomes; None where the source does not tell.

        Args:
            node: the value.
            scope: in which its names are read.
            depth: how many expressions are around it.
        """
        kind: str | None = None
        match node:
            case _ if depth >= _DEEPEST:
                pass
            case ast.Constant():
                kind = _CONSTANTS.get(type(node.value))
            case ast.JoinedStr():
                kind = "s"
            case ast.Call():
                kind = self._called(node, scope)
            case ast.Name():
                kind = self._named(node, scope, depth)
            case ast.UnaryOp(op=ast.USub() | ast.UAdd()):
                kind = self.kind(node.operand, scope, depth + 1)
            case ast.BinOp():
                kind = self._calculated(node, scope, depth)
            case ast.IfExp():
                kind = self._same([node.body, node.orelse], scope, depth)
            case ast.BoolOp():
                kind = self._same(node.values, scope, depth)
        return kind

    def _definition(self, call: ast.Call, scope: Scope) -> str | None:
        name = dotted_name(call.func, scope)
        found = [known for known in self._names.get(name.rpartition(".")[2], ()) if is_alike(known, name)]
        return found[0] if len(found) == 1 else None

    def _called(self, node: ast.Call, scope: Scope) -> str | None:
        if self._definition(node, scope):
            return "l"
        kind = _KINDS.get(dotted_name(node.func, scope))
        return _METHODS.get(node.func.attr) if not kind and isinstance(node.func, ast.Attribute) else kind

    def _named(self, node: ast.Name, scope: Scope, depth: int) -> str | None:
        where, bindings = scope.lookup(node.id)
        if len(bindings) != 1:
            return None
        binding = bindings[0]
        annotated = _annotated(binding.annotation, where) if binding.annotation else None
        if annotated or not binding.value:
            return annotated
        if binding.value not in self._known:
            self._known[binding.value] = None  # what is made of itself has no kind
            self._known[binding.value] = self.kind(binding.value, where, depth + 1)
        return self._known[binding.value]

    def _calculated(self, node: ast.BinOp, scope: Scope, depth: int) -> str | None:
        left = self.kind(node.left, scope, depth + 1)
        if left == "s" and isinstance(node.op, ast.Mod):
            return "s"
        kinds = {left, self.kind(node.right, scope, depth + 1)}
        if isinstance(node.op, ast.Div) and kinds <= NUMBERS:
            return "d"
        if not isinstance(node.op, _ARITHMETIC) or not (kinds <= NUMBERS or kinds == {"s"}):
            return None
        return "d" if "d" in kinds else kinds.pop()

    def _same(self, nodes: Sequence[ast.expr], scope: Scope, depth: int) -> str | None:
        kinds = {self.kind(node, scope, depth + 1) for node in nodes}
        return kinds.pop() if len(kinds) == 1 else None


def _annotated(node: ast.expr, scope: Scope) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return _KINDS.get(node.value)
    # The names of an annotation are those around the function.
    return _KINDS.get(dotted_name(node, scope.parent if scope.kind == "function" and scope.parent else scope))
