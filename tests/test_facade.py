"""What ``import vapierrors`` gives, and what it costs."""

from __future__ import annotations

import subprocess
import sys

import vapierrors

HEAVY = ("jinja2", "click", "rich", "babel.messages", "babel.dates", "vapierrors.cli")


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
