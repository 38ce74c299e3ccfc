"""Names of a package that load their module when they are first asked for (PEP 562).

``import vapierrors`` costs next to nothing that way, and a program pays for the rooms that it enters, no others.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def deferred_names(
    package: str, module_of: Mapping[str, str]
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """The ``__getattr__`` and the ``__dir__`` of a package whose names are loaded when they are first asked for.

    Args:
        package: the ``__name__`` of the package.
        module_of: public name → the module below the package that has it, such as ``wire`` or ``body``. The modules
            themselves are found as attributes, too.

    Example:
        >>> load, names = deferred_names("vapierrors.models", {"Limits": "limits"})
        >>> load("Limits")(messages=7).messages, load("limits").__name__, "Limits" in names()
        (7, 'vapierrors.models.limits', True)
        >>> load("Limit")
        Traceback (most recent call last):
        AttributeError: Expected a public name of vapierrors.models, got 'Limit'; vapierrors.models.__all__ lists them
    """
    modules = frozenset(module_of.values())

    def load(name: str) -> object:
        if name in modules:
            return import_module(f"{package}.{name}")
        namespace = sys.modules[package]
        if name not in module_of:
            text = f"Expected a public name of {package}, got {name!r}; {package}.__all__ lists them"
            raise AttributeError(text, name=name, obj=namespace)
        value = getattr(import_module(f"{package}.{module_of[name]}"), name)
        setattr(namespace, name, value)  # from now on the name is found without asking here
        return value

    def names() -> list[str]:
        return sorted({*vars(sys.modules[package]), *module_of})

    return load, names
