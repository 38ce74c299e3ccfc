"""The rooms of the house: what may import what, how long a file may be, and what it may not be called."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import vapierrors

ROOT = Path(__file__).parent.parent
PACKAGE = Path(vapierrors.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
FOLDERS = ("tests", "benchmarks", "examples")
SOURCES = [*MODULES, *(path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py")))]

FLOORS = (
    {"argument_types", "deferred", "exceptions"},
    {"models"},
    {"wire", "cldr", "template"},
    {"catalog", "formatting"},
    {"outputs"},
    {"rendered"},
    {"resolving"},
    {"renderable"},
    {"renderer"},
    {"definitions", "errors", "negotiation"},
    {"integrations", "translate"},
    {"cli"},
    {"__init__", "__main__"},
)
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "misc"}
LONGEST_FILE = 400


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


KNOWN_MODULES = {module_name(path) for path in MODULES}


def imported_modules(path: Path) -> set[str]:
    """Every module of the package that a file imports, those under TYPE_CHECKING and inside functions too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports relatively"
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {name if name in KNOWN_MODULES else str(node.module) for name in names}
    return {name for name in found if name.split(".")[0] == "vapierrors"}


IMPORTS = {module_name(path): imported_modules(path) - {module_name(path)} for path in MODULES}


def upward_imports(imports: dict[str, set[str]]) -> list[str]:
    found = []
    for module, targets in imports.items():
        for target in targets:
            own, other = room_of(module), room_of(target)
            if own != other and FLOOR_OF[other] >= FLOOR_OF[own]:
                found.append(f"{module} imports {target}")
    return found


def import_cycle(imports: dict[str, set[str]]) -> list[str]:
    """Modules that are left once everything that imports nothing else has been taken away, again and again."""
    left = {module: {target for target in targets if target in imports} for module, targets in imports.items()}
    while free := {module for module, targets in left.items() if not targets & left.keys()}:
        left = {module: targets for module, targets in left.items() if module not in free}
    return sorted(left)


def test_every_room_has_a_floor() -> None:
    """Each module belongs to a room of the plan."""
    assert {room_of(module) for module in IMPORTS} <= FLOOR_OF.keys()


def test_imports_go_downward_only() -> None:
    """No room imports one of its own floor or above, not even for type checking."""
    assert upward_imports(IMPORTS) == []


def test_an_upward_import_is_found() -> None:
    """The check above sees what it is there for."""
    assert upward_imports({"vapierrors.wire.api": {"vapierrors.cldr.tags"}}) == [
        "vapierrors.wire.api imports vapierrors.cldr.tags"
    ]


def test_no_import_is_circular() -> None:
    """Inside a room, too, there is an order; a package and its own modules count as one on the way down."""
    within = {module: {target for target in targets if target not in module} for module, targets in IMPORTS.items()}
    assert import_cycle(within) == []


def test_a_circular_import_is_found() -> None:
    """The check above sees what it is there for."""
    assert import_cycle({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": set()}) == ["a", "b", "c"]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(path.parents[2]).as_posix())
def test_file_is_small_and_named_for_what_it_holds(path: Path) -> None:
    """No file is longer than a reader can hold in mind, and none is a drawer for odds and ends."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE
    assert path.stem.lower() not in FORBIDDEN_NAMES
