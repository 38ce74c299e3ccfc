"""What ``import vapierrors`` gives, and what it costs."""

from __future__ import annotations

import ast
import copy
import pickle
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import vapierrors
from vapierrors import models
from vapierrors.template import parse

if TYPE_CHECKING:
    from types import ModuleType

HEAVY = ("jinja2", "click", "rich", "babel.messages", "babel.dates", "vapierrors.cli")
FACADES = pytest.mark.parametrize("facade", [vapierrors, models], ids=lambda facade: facade.__name__)


def read_by_checkers(facade: ModuleType) -> dict[str, str]:
    """Name → module, as the imports for type checkers have it."""
    (branch,) = (node for node in ast.parse(source_of(facade)).body if isinstance(node, ast.If))
    imports = [node for node in branch.body if isinstance(node, ast.ImportFrom)]
    return {alias.name: str(node.module) for node in imports for alias in node.names}


def loaded_by_name(facade: ModuleType) -> dict[str, str]:
    """Name → module, as the table of what is loaded when it is asked for has it; a module is a name of the façade."""
    (table,) = (node for node in ast.walk(ast.parse(source_of(facade))) if isinstance(node, ast.Dict))
    return {
        name: facade.__name__ if name == module else f"{facade.__name__}.{module}"
        for name, module in ast.literal_eval(table).items()
    }


def source_of(facade: ModuleType) -> str:
    return Path(str(facade.__file__)).read_text(encoding="utf-8")


def test_the_public_names_are_there() -> None:
    """Each name that the package promises exists, and stands once."""
    names = vapierrors.__all__
    assert len(names) == len(set(names))
    assert [name for name in names if not hasattr(vapierrors, name)] == []


def test_every_public_name_is_documented_with_an_example() -> None:
    """Each public class and function shows how to use it."""
    documented = [getattr(vapierrors, name) for name in vapierrors.__all__]
    callables = [item for item in documented if callable(item)]
    assert [item.__name__ for item in callables if not item.__doc__] == []


def test_heavy_packages_wait_until_they_are_used() -> None:
    """Importing the library imports neither Jinja2 nor the command line."""
    script = f"import sys, vapierrors; print([name for name in {HEAVY!r} if name in sys.modules])"
    finished = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)  # noqa: S603 - our own script
    assert finished.stdout == "[]\n"


def test_environment_and_locale_are_not_read_at_import() -> None:
    """A nonsense environment does not keep the library from being imported."""
    script = "import vapierrors; print(vapierrors.Renderer().render('{}').messages[0].locale)"
    environment = {"LC_ALL": "no_SUCH@locale", "LANG": "\N{PILE OF POO}", "TZ": "Nowhere/Nothing", "LANGUAGE": "../x"}
    finished = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment
    )
    assert finished.stdout == "en\n"


@FACADES
def test_the_table_the_list_and_the_imports_for_checkers_agree(facade: ModuleType) -> None:
    """A name is loaded from where a type checker believes it to be, and all of them are listed."""
    assert loaded_by_name(facade) == read_by_checkers(facade)
    assert sorted(loaded_by_name(facade)) == sorted(facade.__all__)


@FACADES
def test_every_name_is_what_its_module_has(facade: ModuleType) -> None:
    """Each public name resolves, and to the very object; asked again, it is found without a search."""
    for name, module in loaded_by_name(facade).items():
        assert getattr(facade, name) is getattr(import_module(module), name)
        assert vars(facade)[name] is getattr(facade, name)


@FACADES
def test_every_public_name_is_shown_to_who_looks(facade: ModuleType) -> None:
    """Completion in editors and consoles lists the names before they are loaded, and what a module has anyway."""
    assert {*facade.__all__, "__doc__", "__all__"} <= {*dir(facade)}
    assert dir(facade) == sorted(dir(facade))


@FACADES
def test_an_unknown_name_is_refused_with_a_hint(facade: ModuleType) -> None:
    """The error says where the names are listed, and carries what Python needs to propose a similar one."""
    with pytest.raises(AttributeError) as error:
        facade.ErrorBodi  # noqa: B018 - looking it up is the point
    name = facade.__name__
    assert str(error.value) == f"Expected a public name of {name}, got 'ErrorBodi'; {name}.__all__ lists them"
    assert (error.value.name, error.value.obj) == ("ErrorBodi", facade)


def test_python_proposes_a_similar_name() -> None:
    """A misspelt name gets the proposal that it would get from a module that has loaded everything."""
    command = [sys.executable, "-c", "import vapierrors; vapierrors.Rendrer"]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own script
    assert finished.stderr.splitlines()[-1] == (
        "AttributeError: Expected a public name of vapierrors, got 'Rendrer'; vapierrors.__all__ lists them. "
        "Did you mean: 'Renderer'?"
    )


def test_an_unknown_name_cannot_be_imported() -> None:
    """``from vapierrors import`` fails as it does with any package."""
    with pytest.raises(ImportError, match=r"^cannot import name 'Rendrer' from 'vapierrors' "):
        exec("from vapierrors import Rendrer")  # noqa: S102 - checkers would refuse the import itself


@FACADES
def test_a_star_imports_every_public_name(facade: ModuleType) -> None:
    """``import *`` gives what ``__all__`` lists, and nothing else."""
    names: dict[str, Any] = {}
    exec(f"from {facade.__name__} import *", names)  # noqa: S102 - not allowed in a function
    assert names.keys() - {"__builtins__"} == {*facade.__all__}


@pytest.mark.parametrize(
    "room",
    [
        "catalog",
        "definitions",
        "errors",
        "exceptions",
        "models",
        "negotiation",
        "outputs",
        "renderer",
        "template",
        "wire",
    ],
)
def test_a_room_is_found_as_an_attribute(room: str) -> None:
    """``vapierrors.wire`` works without an import of its own, as if the package had imported its rooms."""
    script = f"import vapierrors; print(vapierrors.{room}.__name__)"
    finished = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)  # noqa: S603 - our own script
    assert finished.stdout == f"vapierrors.{room}\n"


@pytest.mark.parametrize(
    "value",
    [
        vapierrors.ErrorType.NOT_FOUND,
        vapierrors.Limits(messages=7),
        vapierrors.LocalizableMessage(id="a.b", default_message="Gone.", params={"n": {"i": 1}}),
        vapierrors.DynamicID(type="VirtualMachine", id="vm-42"),
        vapierrors.LocalizationSettings("de", "de-AT", "Europe/Vienna"),
        vapierrors.MessageDefinition("a.b", "There is no {name}."),
        vapierrors.Param.decimal(2.5, precision=1),
        vapierrors.Problem("no-template", "a.b", "de", "Expected an entry"),
        parse("{n, plural, one {# file} other {{d, date, short} {p, number, ::percent .00}}} {k, select, other {}}"),
        vapierrors.Limits,
        vapierrors.Renderer,
        vapierrors.decode,
    ],
    ids=lambda value: getattr(value, "__name__", type(value).__name__),
)
def test_values_survive_pickling_and_copying(value: object) -> None:
    """What is loaded late says where it is at home, so that another process finds it again."""
    assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301 - our own bytes
    assert copy.deepcopy(value) == value
