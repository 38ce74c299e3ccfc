"""What makes definitions when it is called: the class, what extends it, other names for it, and partial calls."""

from __future__ import annotations

import ast
from collections import defaultdict
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TypeVar

from vapierrors.definitions import MessageDefinition
from vapierrors.translate.extract.partials import Brought, brought_by
from vapierrors.translate.extract.scopes import dotted_name
from vapierrors.translate.extract.texts import TextReader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vapierrors.translate.extract.scopes import Binding, Names, Scope

CLASS: Final = MessageDefinition.__name__
_OWN: Final = ("__init__", "__new__")
_DEEPEST: Final = 16
"""Packages inside each other whose names are compared."""

_Value = TypeVar("_Value")


class Maker(NamedTuple):
    """What makes definitions when it is called.

    Args:
        is_exact: whether it takes an id and a template, and nothing else.
        own: what decides instead what it takes: ``__init__`` or ``__new__`` of a class that extends ours.
        brought: what partial calls bring.
    """

    is_exact: bool = False
    own: str = ""
    brought: Brought = Brought()


class Declaration(NamedTuple):
    """A name that may be one for what makes definitions.

    Args:
        name: dotted, that of the module included.
        module: the dotted name of its module.
        target: what it stands for, or extends.
        is_class: whether it extends it.
        own: of a class, which of its methods decides what it takes.
        brought: of a partial call, what that brings.
    """

    name: str
    module: str
    target: str
    is_class: bool = False
    own: str = ""
    brought: Brought = Brought()


class Makers:
    r"""All that makes definitions in a set of files (specification, section 9).

    Args:
        declarations: of all the files.
        keywords: functions that define messages: dotted names, or names alone.

    Example:
        >>> from vapierrors.translate.extract.scopes import read_names
        >>> from vapierrors.translate.extract.source import read_source
        >>> text = b"from vapierrors import MessageDefinition as M\nclass Own(M): ..."
        >>> makers = Makers(declarations(read_names(read_source(text, "app/a.py"))))
        >>> makers.find("app.a.Own", "app.b").is_exact, makers.find("app.a.Other", "app.b")
        (False, None)
    """

    def __init__(self, declarations: Iterable[Declaration] = (), keywords: Sequence[str] = ()) -> None:
        self._keywords = keywords
        self._known: dict[str, Maker] = {}
        self._alike: _Alike[Maker] = _Alike()
        waiting: _Alike[Declaration] = _Alike()
        found: list[tuple[Declaration, Maker]] = []
        for declaration in declarations:
            waiting.add(declaration.target, declaration)
            if target := self._by_name(declaration.target, declaration.module):
                found.append((declaration, target))
        while found:
            declaration, target = found.pop()
            if declaration.name not in self._known:
                maker = _made(declaration, target)
                self._known[declaration.name] = maker
                self._alike.add(declaration.name, maker)
                found += [(one, maker) for one in waiting.find(declaration.name)]

    @property
    def words(self) -> set[bytes]:
        """Of which a file has at least one, if it calls what another name stands for."""
        return {_last(name).encode() for name in self._known}

    def find(self, name: str, module: str) -> Maker | None:
        """What a name makes; None where that is no definition.

        Args:
            name: dotted, as ``dotted_name`` has it.
            module: the dotted name of the module in which it is read.
        """
        if self.is_keyword(name):
            return Maker()
        known = self._known.get(name) or next(self._alike.find(name), None)
        return known or self._by_name(name, module)

    def _by_name(self, name: str, module: str) -> Maker | None:
        if self.is_keyword(name):
            return Maker()
        # A class of that name that the file defines itself is another one.
        return Maker(is_exact=True) if _last(name) == CLASS and name != f"{module}.{CLASS}" else None

    def is_keyword(self, name: str) -> bool:
        """Whether a name is that of a function that was named as one that defines messages.

        Args:
            name: dotted.
        """
        return any(is_alike(name, keyword) or _last(name) == keyword for keyword in self._keywords)


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


def declarations(names: Names) -> list[Declaration]:
    """What a file gives another name, extends, or calls in part.

    Args:
        names: those of the file.
    """
    texts = TextReader(names.source)
    return [
        declaration
        for scope in names.scopes
        for name, bindings in scope.bindings.items()
        for binding in bindings
        for declaration in _declared(name, binding, scope, texts, names.source.module)
    ]


def _declared(name: str, binding: Binding, scope: Scope, texts: TextReader, module: str) -> Iterator[Declaration]:
    dotted = f"{scope.name}.{name}"
    is_seen = scope.kind in {"module", "class"}
    match binding.kind, binding.value:
        case "import", _ if is_seen:
            yield Declaration(dotted, module, binding.dotted)
        case "class", _:
            own = next((method for method in _OWN if binding.inner and method in binding.inner.bindings), "")
            for base in binding.bases:
                yield Declaration(dotted, module, dotted_name(base, scope), is_class=True, own=own)
        case "value", ast.Name() | ast.Attribute() as value if is_seen:
            yield Declaration(dotted, module, dotted_name(value, scope))
        case "value", ast.Call() as value if len(scope.bindings[name]) == 1:
            partial = brought_by(value, scope, texts)
            if partial and isinstance(partial.brought, Brought):
                yield Declaration(dotted, module, dotted_name(partial.called, scope), brought=partial.brought)


def _made(declaration: Declaration, target: Maker) -> Maker:
    if declaration.is_class:
        return Maker(own=declaration.own or target.own)
    return target._replace(brought=target.brought.then(declaration.brought))


def _last(name: str) -> str:
    return name.rpartition(".")[2]


def _endings(name: str) -> list[str]:
    """The names that may be meant by a shorter or a longer one: without the first packages, but for the last."""
    parts = name.split(".", _DEEPEST)
    return [name, *(".".join(parts[start:]) for start in range(1, len(parts) - 1))]


class _Alike(Generic[_Value]):
    """Values by dotted names of which one may begin further down the packages, as ``is_alike`` has it."""

    def __init__(self) -> None:
        self._whole: dict[str, list[_Value]] = defaultdict(list)
        self._ending: dict[str, list[_Value]] = defaultdict(list)

    def add(self, name: str, value: _Value) -> None:
        self._whole[name].append(value)
        for ending in _endings(name):
            self._ending[ending].append(value)

    def find(self, name: str) -> Iterator[_Value]:
        yield from self._ending.get(name, ())
        for ending in _endings(name)[1:]:
            yield from self._whole.get(ending, ())
