"""The oracles: Node's ``Intl``, and ICU's ``MessageFormat`` through icu4py, as far as they are installed."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.exactness.questions import Question

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SCRIPT = Path(__file__).with_name("oracle.mjs")
ICU4PY_KINDS = frozenset({"number", "date", "plural", "ordinal"})
"""What icu4py is asked: a parameter's own format is Intl's, and its zone cannot be chosen."""


def node() -> str | None:
    """The path of ``node``, if there is one."""
    return shutil.which("node")


def has_icu4py() -> bool:
    """Whether icu4py is installed."""
    return find_spec("icu4py") is not None


def node_version(program: str) -> str:
    """Which Node, ICU and CLDR answer.

    Args:
        program: as ``node`` finds it.
    """
    script = "console.log(`Node ${process.versions.node}, ICU ${process.versions.icu}, CLDR ${process.versions.cldr}`)"
    return subprocess.run([program, "-e", script], capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603 - a fixed script


def served(program: str, locales: Sequence[str]) -> list[str]:
    """The locales that ICU has numbers and dates of; for others it prints those of the machine's own locale.

    Args:
        program: as ``node`` finds it.
        locales: language tags.
    """
    probes = [
        Question("", locale, "", None, "", api, {}, value)
        for locale in locales
        for api, value in (("NumberFormat", "1"), ("DateTimeFormat", 0))
    ]
    answers = list(node_answers(program, probes))
    return [locale for place, locale in enumerate(locales) if None not in answers[2 * place : 2 * place + 2]]


def node_answers(program: str, asked: Sequence[Question]) -> Iterator[str | None]:
    """What ``Intl`` prints, ``None`` where it has no data, one answer for each question.

    Args:
        program: as ``node`` finds it.
        asked: the questions; those that Intl has no words for are not put to it.
    """
    lines = [
        json.dumps({"api": one.api, "locale": one.locale, "options": one.options, "value": one.value})
        for one in asked
        if one.api
    ]
    done = subprocess.run(  # noqa: S603 - a script of this folder
        [program, str(SCRIPT)], input="\n".join(lines), capture_output=True, text=True, check=True, encoding="utf-8"
    )
    answers = iter(done.stdout.splitlines())
    for one in asked:
        yield json.loads(next(answers)) if one.api else None


def icu4py_answers(asked: Sequence[Question]) -> Iterator[str | None]:
    """What ICU's ``MessageFormat`` prints, ``None`` for what it is not asked.

    Args:
        asked: the questions.
    """
    message_format = import_module("icu4py.messageformat").MessageFormat
    made: dict[tuple[str, str], Any] = {}
    for one in asked:
        if one.kind not in ICU4PY_KINDS:
            yield None
            continue
        key = (one.template, one.locale)
        if key not in made:
            made[key] = message_format(one.template, f"{one.locale}@calendar=gregorian")
        ((member, value),) = one.param.items()
        yield made[key].format({"x": datetime.fromisoformat(value) if member == "dt" else value})
