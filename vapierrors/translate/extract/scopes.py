"""Which name means what in which part of a file, as far as that shows without running it."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vapierrors.translate.extract.source import Source

BindingKind = Literal["import", "value", "parameter", "class", "function", "other"]
ScopeKind = Literal["module", "class", "function", "comprehension"]

UNKNOWN: Final = "?"
"""Stands for what a name means that shows only when the code runs."""

_DEEPEST: Final = 16
"""Names behind each other, such as ``b = a`` and ``c = b``, that are followed."""

_Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
_FUNCTIONS: Final = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_COMPREHENSIONS: Final = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class Binding(NamedTuple):
    """One thing that a name is bound to.

    Args:
        kind: what binds it; ``other`` for loops, ``with``, ``except`` and all else that gives no value to read.
        dotted: of an import, what is imported.
        value: of an assignment, what is assigned.
        annotation: its type, where it has one.
        inner: of a class, what its body binds.
        bases: of a class, what it extends.
    """

    kind: BindingKind
    dotted: str = ""
    value: ast.expr | None = None
    annotation: ast.expr | None = None
    inner: Scope | None = None
    bases: Sequence[ast.expr] = ()


@dataclass(eq=False, slots=True)
class Scope:
    """A part of a file with names of its own.

    Args:
        kind: what it is.
        name: dotted, that of the module included.
        parent: the scope around it; None for that of the file.
        bindings: name → all that binds it, in the order of the file.
        declared: name → the scope that it belongs to by ``global`` or ``nonlocal``.
    """

    kind: ScopeKind
    name: str
    parent: Scope | None = None
    bindings: dict[str, list[Binding]] = field(default_factory=dict)
    declared: dict[str, Scope] = field(default_factory=dict)

    def bind(self, name: str, binding: Binding) -> None:
        """Note what binds a name.

        Args:
            name: in this scope, unless it is declared to be that of another.
            binding: what binds it.
        """
        self.declared.get(name, self).bindings.setdefault(name, []).append(binding)

    def lookup(self, name: str) -> tuple[Scope, list[Binding]]:
        """Where a name is bound that is read here, and by what; the file and nothing where it is not bound.

        Args:
            name: the name.
        """
        scope = self
        while True:
            found = scope.bindings.get(name)
            if found and (scope is self or scope.kind != "class"):
                return scope, found
            if scope.parent is None:
                return scope, []
            scope = scope.parent

    def functions(self) -> Iterator[str]:
        """The dotted names of the functions around, from the innermost on."""
        scope: Scope | None = self
        while scope:
            if scope.kind == "function":
                yield scope.name
            scope = scope.parent


class CallSite(NamedTuple):
    """A call, and what surrounds it.

    Args:
        call: the call.
        scope: in which its names are read.
        statement: that it is part of.
    """

    call: ast.Call
    scope: Scope
    statement: ast.stmt | None


def dotted_name(node: ast.expr, scope: Scope) -> str:
    """What an expression such as ``v.MessageDefinition`` names, wherever it was imported from.

    Args:
        node: names with dots between them; for all others the answer is ``?``.
        scope: in which it is read.

    Returns:
        The dotted name; it begins with ``?`` where the first name is known only when the code runs.

    Example:
        >>> from vapierrors.translate.extract.source import read_source
        >>> source = read_source(b"import vapierrors as v; define = v.MessageDefinition; define()", "a.py")
        >>> sites = read_scopes(source)
        >>> dotted_name(sites[0].call.func, sites[0].scope)
        'vapierrors.MessageDefinition'
    """
    attributes: list[str] = []
    for _ in range(_DEEPEST):
        while isinstance(node, ast.Attribute):
            attributes.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name):
            break
        scope, bindings = scope.lookup(node.id)
        imports = (one for one in bindings[:_DEEPEST] if one.kind == "import")
        binding = next(imports, bindings[0] if bindings else None)
        if binding is None:
            return ".".join([node.id, *reversed(attributes)])
        if binding.kind == "import":
            return ".".join([binding.dotted, *reversed(attributes)])
        if binding.kind == "value" and isinstance(binding.value, ast.Name | ast.Attribute):
            node = binding.value
            continue
        if binding.kind in {"class", "function"} or isinstance(binding.value, ast.Call):
            return ".".join([scope.name, node.id, *reversed(attributes)])
        break
    return ".".join([UNKNOWN, *reversed(attributes)])


class Names(NamedTuple):
    """The names of a file.

    Args:
        source: the file.
        sites: all calls in their order, each with the names that it can see.
        scopes: all parts that have names of their own.
    """

    source: Source
    sites: list[CallSite]
    scopes: list[Scope]


def read_names(source: Source) -> Names:
    """The names of a file, and all its calls.

    Args:
        source: the file.
    """
    reader = _Reader(source)
    sites = sorted(reader.sites, key=lambda site: (site.call.lineno, site.call.col_offset))
    return Names(source, sites, reader.scopes)


def read_scopes(source: Source) -> list[CallSite]:
    """All calls of a file in their order, each with the names that it can see.

    Args:
        source: the file.
    """
    return read_names(source).sites


class _Reader:
    """Goes through a tree with a stack of its own: trees are deeper than Python lets functions call each other."""

    def __init__(self, source: Source) -> None:
        self.sites: list[CallSite] = []
        self._source = source
        self._module = Scope("module", source.module)
        self.scopes = [self._module]
        self._stack: list[tuple[ast.AST, Scope, ast.stmt | None]] = [(source.tree, self._module, None)]
        while self._stack:
            node, scope, statement = self._stack.pop()
            if isinstance(node, ast.stmt):
                statement = node
            if isinstance(node, ast.Call):
                self.sites.append(CallSite(node, scope, statement))
            # The stack hands out the last first.
            self._stack += [(child, inner, statement) for child, inner in reversed([*self._children(node, scope)])]

    def _children(self, node: ast.AST, scope: Scope) -> Iterator[tuple[ast.AST, Scope]]:
        if isinstance(node, _FUNCTIONS):
            yield from self._in_function(node, scope)
        elif isinstance(node, ast.ClassDef):
            inner = self._inside("class", f"{scope.name}.{node.name}", scope)
            scope.bind(node.name, Binding("class", inner=inner, bases=node.bases))
            yield from ((child, scope) for child in (*node.decorator_list, *node.bases, *node.keywords))
            yield from ((child, inner) for child in node.body)
        elif isinstance(node, _COMPREHENSIONS):
            inner = self._inside("comprehension", scope.name, scope)
            yield from ((child, inner) for child in ast.iter_child_nodes(node))
        elif isinstance(node, ast.Assign | ast.AnnAssign | ast.NamedExpr):
            yield from self._in_assignment(node, scope)
        else:
            self._bind(node, scope)
            yield from ((child, scope) for child in ast.iter_child_nodes(node))

    def _inside(self, kind: ScopeKind, name: str, parent: Scope) -> Scope:
        scope = Scope(kind, name, parent)
        self.scopes.append(scope)
        return scope

    def _in_function(self, node: _Function, scope: Scope) -> Iterator[tuple[ast.AST, Scope]]:
        name = getattr(node, "name", "<lambda>")
        inner = self._inside("function", f"{scope.name}.{name}", scope)
        if not isinstance(node, ast.Lambda):
            scope.bind(name, Binding("function"))
            yield from ((child, scope) for child in (*node.decorator_list, node.returns) if child)
        every = node.args
        for argument in (*every.posonlyargs, *every.args, *every.kwonlyargs):
            inner.bind(argument.arg, Binding("parameter", annotation=argument.annotation))
        for rest in (every.vararg, every.kwarg):
            if rest:
                inner.bind(rest.arg, Binding("parameter"))
        yield from ((child, scope) for child in (*every.defaults, *every.kw_defaults) if child)
        body = [node.body] if isinstance(node, ast.Lambda) else node.body
        yield from ((child, inner) for child in body)

    def _in_assignment(
        self, node: ast.Assign | ast.AnnAssign | ast.NamedExpr, scope: Scope
    ) -> Iterator[tuple[ast.AST, Scope]]:
        annotation = node.annotation if isinstance(node, ast.AnnAssign) else None
        binds = scope
        while isinstance(node, ast.NamedExpr) and binds.kind == "comprehension" and binds.parent:
            binds = binds.parent
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            if not isinstance(target, ast.Name):
                yield target, scope
            elif node.value:
                binds.bind(target.id, Binding("value", value=node.value, annotation=annotation))
        if node.value:
            yield node.value, scope

    def _bind(self, node: ast.AST, scope: Scope) -> None:
        match node:
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
                scope.bind(name, Binding("other"))
            case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                scope.bind(name, Binding("other"))
            case ast.MatchMapping(rest=str(name)):
                scope.bind(name, Binding("other"))
            case ast.Import():
                for alias in node.names:
                    dotted = alias.name if alias.asname else alias.name.partition(".")[0]
                    scope.bind(alias.asname or dotted, Binding("import", dotted))
            case ast.ImportFrom():
                for alias in node.names:
                    scope.bind(alias.asname or alias.name, Binding("import", f"{self._origin(node)}.{alias.name}"))
            case ast.Global():
                scope.declared.update(dict.fromkeys(node.names, self._module))
            case ast.Nonlocal() if scope.parent:
                scope.declared.update({name: scope.parent.lookup(name)[0] for name in node.names})

    def _origin(self, node: ast.ImportFrom) -> str:
        """What is imported from; a relative import is seen from the path of the file."""
        if not node.level:
            return node.module or ""
        parts = self._source.module.split(".")
        above = node.level - 1 if self._source.is_package else node.level
        return ".".join([*parts[: max(len(parts) - above, 0)], *filter(None, [node.module])])
