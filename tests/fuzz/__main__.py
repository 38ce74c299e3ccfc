"""``python -m fuzz HARNESS [options of libFuzzer] FOLDER``, from the folder of the tests."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import atheris

from fuzz import HARNESSES

HERE = Path(__file__).parent


def main() -> None:
    """Run one harness; the folder takes the inputs that lead somewhere new, and the seeds are always read."""
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in HARNESSES:
        sys.exit(f"Expected one of {', '.join(HARNESSES)}, got {name!r} - at HARNESS")
    with atheris.instrument_imports(include=["vapierrors", "babel.messages"]):
        harness = import_module(f"fuzz.{name}")
    folders = [given for given in sys.argv[2:] if not given.startswith("-")]
    if not folders:  # libFuzzer writes what it finds into the first folder, which the seeds are not for
        sys.exit("Expected a folder for the inputs that are found, got none - behind HARNESS")
    options = [f"-dict={HERE / 'dictionaries' / name}.dict", *sys.argv[2:], str(HERE / "corpus" / name)]
    mutate = getattr(harness, "mutate", None)
    mutators = {} if mutate is None else {"custom_mutator": lambda *given: mutate(*given, atheris.Mutate)}
    atheris.Setup([sys.argv[0], *options], harness.one_input, **mutators)
    atheris.Fuzz()


main()
