"""Mutants: copies of a module with one fault, made by the operators of mutmut 3.8 (BSD).

A *site* is a place in the code and an operator that applies there. An operator may have several mutants for one site
(each argument of a call left out, say); one of them is drawn, so that long calls do not fill the sample.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

from benchmarks.fresh import ROOT

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

_DECLARATIONS: Final = {"TypeVar", "cast"}
_WORDS_OF_WORDING: Final = 3


class Mutant(NamedTuple):
    """A module with one fault.

    Args:
        path: the module, from the root of the repository.
        line: the first line of what is changed, from 1.
        column: where it begins in that line, in code points from 0.
        last: its last line.
        operator: the name of mutmut's operator.
        before: the code that is changed.
        after: what stands there instead.
        source: the whole module with the fault.
    """

    path: str
    line: int
    column: int
    last: int
    operator: str
    before: str
    after: str
    source: str

    @property
    def module(self) -> str:
        """The name that the module is imported by."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


class Site(NamedTuple):
    """A place in a module where an operator applies.

    Args:
        path: the module.
        node: the place.
        operator: the name of mutmut's operator.
        variants: what may stand there instead.
        place: the first line, the column in it, the last line.
        tree: the module.
    """

    path: Path
    node: cst.CSTNode
    operator: str
    variants: list[cst.CSTNode]
    place: tuple[int, int, int]
    tree: cst.Module

    def draw(self, random: Random) -> Mutant | None:
        """One of the mutants of this site; None where none of them is another program that compiles.

        Args:
            random: where the draw comes from.
        """
        original = ast.dump(ast.parse(self.tree.code))
        for variant in random.sample(self.variants, len(self.variants)):
            changed = self.tree.deep_replace(self.node, variant)
            source = changed.code if isinstance(changed, cst.Module) else ""
            if _is_other_program(source, original):
                before, after = self.tree.code_for_node(self.node), self.tree.code_for_node(variant)
                path = str(self.path.relative_to(ROOT))
                return Mutant(path, *self.place, self.operator, before, after, source)
        return None


def sites_of(path: Path) -> list[Site]:
    """The sites of a module in their order.

    Args:
        path: the module.
    """
    wrapper = MetadataWrapper(cst.parse_module(path.read_text("utf-8")), unsafe_skip_copy=True)
    positions = wrapper.resolve(PositionProvider)
    collector = _Collector()
    wrapper.module.visit(collector)
    found = ((positions[node], node, operator, variants) for node, operator, variants in collector.found)
    return [
        Site(path, node, operator, variants, (at.start.line, at.start.column, at.end.line), wrapper.module)
        for at, node, operator, variants in found
    ]


def sample(paths: list[Path], size: int, random: Random) -> tuple[list[Mutant], int]:
    """Mutants of so many sites, in a random order, and how many sites there are.

    Args:
        paths: the modules.
        size: how many are wanted.
        random: where the draw comes from.
    """
    sites = [site for path in paths for site in sites_of(path)]
    random.shuffle(sites)
    drawn = (mutant for site in sites if (mutant := site.draw(random)))
    return [mutant for mutant, _ in zip(drawn, range(size), strict=False)], len(sites)


class _Collector(cst.CSTVisitor):
    """Walks over the code that does something: no annotations, imports, decorators, types, docstrings or wording."""

    def __init__(self) -> None:
        self.found: list[tuple[cst.CSTNode, str, list[cst.CSTNode]]] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        if _is_declaration(node):
            return False
        if isinstance(node, cst.SimpleString) and len(node.raw_value.split()) >= _WORDS_OF_WORDING:
            return False
        for kind, operator in mutation_operators:
            if isinstance(node, kind):
                variants = list(operator(node))
                if variants:
                    self.found.append((node, operator.__name__.removeprefix("operator_"), variants))
        return True


def _is_declaration(node: cst.CSTNode) -> bool:
    match node:
        case cst.ClassDef(bases=bases):
            return any(_name(base.value) == "Protocol" for base in bases)
        case cst.Call(func=cst.Name(value=name)):
            return name in _DECLARATIONS
        case (
            cst.Annotation()
            | cst.Import()
            | cst.ImportFrom()
            | cst.Decorator()
            | cst.If(test=cst.Name(value="TYPE_CHECKING"))
            | cst.AnnAssign(annotation=cst.Annotation(annotation=cst.Name(value="TypeAlias")))
            | cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value="__all__" | "__slots__"))])
            | cst.Assign(value=cst.Subscript(value=cst.Name(value="Literal")))
            | cst.Expr(value=cst.SimpleString() | cst.ConcatenatedString())
        ):
            return True
    return False


def _name(node: Any) -> str:  # noqa: ANN401 - any expression
    while isinstance(node, cst.Subscript):
        node = node.value
    return node.value if isinstance(node, cst.Name) else ""


def _is_other_program(source: str, original: str) -> bool:
    try:
        return ast.dump(ast.parse(source)) != original
    except SyntaxError:
        return False
