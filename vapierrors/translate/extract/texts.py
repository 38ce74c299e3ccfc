"""Texts that can be read from source without running it."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from vapierrors.translate.extract.scopes import Binding, Scope
    from vapierrors.translate.extract.source import Source

_LONGEST: Final = 1 << 16
"""Characters of a text; constants that double each other would fill the memory."""

_DEEPEST: Final = 200
"""Expressions inside each other, and constants behind each other, that are followed."""

_TO_STR: Final = (-1, ord("s"))
"""``{name}`` and ``{name!s}``, as the parser has them."""


class Unread(NamedTuple):
    """An expression that is no text as long as the code does not run.

    Args:
        node: the expression.
        got: what it is, as a noun phrase.
        is_parameter: whether callers of the function around it know the text.
        root: of a constant, what keeps the constant from being read.
    """

    node: ast.expr
    got: str
    is_parameter: bool = False
    root: str = ""


class TextReader:
    r"""Reads literals, their concatenations, and constants of the same file (specification, section 9).

    Args:
        source: the file.

    Example:
        >>> from vapierrors.translate.extract.scopes import read_scopes
        >>> from vapierrors.translate.extract.source import read_source
        >>> source = read_source(b"P = 'com.' 'example'\nf(P + '.gone', f'{P}.far', g())", "a.py")
        >>> call, scope, _ = read_scopes(source)[0]
        >>> reader = TextReader(source)
        >>> [reader.read(argument, scope) for argument in call.args[:2]], reader.read(call.args[2], scope).got
        (['com.example.gone', 'com.example.far'], 'g()')
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._known: dict[ast.expr, str | Unread] = {}

    def read(self, node: ast.expr, scope: Scope, depth: int = 0) -> str | Unread:
        """The text of an expression, or what keeps it from being read.

        Args:
            node: the expression.
            scope: in which its names are read.
            depth: how many expressions led here.
        """
        read: str | Unread
        match node:
            case _ if depth > _DEEPEST:
                read = Unread(node, "expressions that are nested too deep")
            case ast.Constant(value=str(text)):
                read = text
            case ast.JoinedStr():
                read = self._joined(node, node.values, scope, depth)
            case ast.FormattedValue(conversion=conversion, format_spec=None) if conversion in _TO_STR:
                read = self.read(node.value, scope, depth + 1)
            case ast.BinOp(op=ast.Add()):
                read = self._joined(node, _summands(node), scope, depth)
            case ast.Name():
                read = self._named(node, *scope.lookup(node.id), depth)
            case ast.Attribute():
                read = self._attribute(node, scope, depth)
            case _:
                read = Unread(node, self._source.excerpt(node))
        return read

    def _joined(self, node: ast.expr, parts: list[ast.expr], scope: Scope, depth: int) -> str | Unread:
        texts: list[str] = []
        for part in parts:
            text = self.read(part, scope, depth + 1)
            if isinstance(text, Unread):
                return self._of_f_string(node, text) if isinstance(node, ast.JoinedStr) else text
            texts.append(text)
        if sum(map(len, texts)) > _LONGEST:
            return Unread(node, f"a text of more than {_LONGEST} characters")
        return "".join(texts)

    def _of_f_string(self, node: ast.JoinedStr, text: Unread) -> Unread:
        """Before Python 3.12 what stands in an f-string has no place of its own, and so no excerpt."""
        return text._replace(node=node) if isinstance(text.node, ast.Name) else Unread(node, self._source.excerpt(node))

    def _named(self, node: ast.Name | ast.Attribute, scope: Scope, bindings: list[Binding], depth: int) -> str | Unread:
        name = node.id if isinstance(node, ast.Name) else self._source.excerpt(node)
        if len(bindings) != 1:
            why = f"has {len(bindings)} values in this file" if bindings else "this file does not define"
            return Unread(node, f"{name}, which {why}")
        binding = bindings[0]
        match binding.kind:
            case "import":
                return Unread(node, f"{name}, which is imported from elsewhere ({binding.dotted})")
            case "parameter":
                return Unread(node, f"{name}, a parameter of {scope.name.rpartition('.')[2]}", is_parameter=True)
            case "value" if binding.value:
                return self._constant(node, name, binding.value, scope, depth)
            case _:
                return Unread(node, f"{name}, which is no constant")

    def _constant(self, node: ast.expr, name: str, value: ast.expr, scope: Scope, depth: int) -> str | Unread:
        if value not in self._known:
            self._known[value] = Unread(node, "itself")
            self._known[value] = self.read(value, scope, depth + 1)
        known = self._known[value]
        if not isinstance(known, Unread):
            return known
        root = known.root or known.got
        return Unread(node, f"{name}, which is made of {root}", root=root)

    def _attribute(self, node: ast.Attribute, scope: Scope, depth: int) -> str | Unread:
        """A constant of a class of the same file."""
        names: list[str] = []
        root: ast.expr = node
        while isinstance(root, ast.Attribute):
            names.append(root.attr)
            root = root.value
        if isinstance(root, ast.Name):
            bindings = scope.lookup(root.id)[1]
            while len(bindings) == 1 and (inner := bindings[0].inner):
                scope, bindings = inner, inner.bindings.get(names.pop(), [])
                if not names:
                    return self._named(node, scope, bindings, depth)
        return Unread(node, self._source.excerpt(node))


def _summands(node: ast.BinOp) -> list[ast.expr]:
    """The parts of ``a + b + c`` in their order; the parser nests them to the left, perhaps deep."""
    parts: list[ast.expr] = []
    left: ast.expr = node
    while isinstance(left, ast.BinOp) and isinstance(left.op, ast.Add):
        parts.append(left.right)
        left = left.left
    return [left, *reversed(parts)]
