"""Ask the oracles and the library the same random questions, and print where they agree.

python -m benchmarks.exactness                    40 random locales, some seconds
python -m benchmarks.exactness --all              every locale that both know
python -m benchmarks.exactness --locales de,zh-Hant-HK --kinds d,dt --each 500 --seed 7 --examples 20
"""

from __future__ import annotations

import argparse
import json
import sys
import zoneinfo
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from babel import localedata

from benchmarks.exactness.answers import answer, same
from benchmarks.exactness.oracles import has_icu4py, icu4py_answers, node, node_answers, node_version, served
from benchmarks.exactness.questions import KINDS, Question, Questions
from benchmarks.exactness.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NOT_ZONES = ("Factory", "localtime", "posixrules", "SystemV/", "posix/", "right/")
_AT_ONCE = 20
_NO_ORACLE = "Expected an oracle, got neither node nor icu4py; install Node 20 with full ICU, or: pip install icu4py"


def main(arguments: Sequence[str]) -> int:
    """Run the comparison.

    Args:
        arguments: of the command line; ``--help`` lists them.

    Returns:
        0, or 2 where there is no oracle.
    """
    wanted = _options(arguments)
    program = node()
    if program is None and not has_icu4py():
        sys.stderr.write(f"{_NO_ORACLE}\n")
        return 2
    random = Random(wanted.seed)  # noqa: S311 - a repeatable draw
    zones = sorted(name for name in zoneinfo.available_timezones() if not name.startswith(_NOT_ZONES))
    questions = Questions(random, zones, usual=not wanted.any_year)
    locales = wanted.locales or _tags(program, random, every=wanted.all)
    report = Report(wanted.seed, node_version(program) if program else "no node", has_icu4py=has_icu4py())
    for start in range(0, len(locales), _AT_ONCE):
        some = locales[start : start + _AT_ONCE]
        asked = [one for locale in some for kind in wanted.kinds for one in questions.of(kind, locale, wanted.each)]
        for oracle, one, theirs in _answered(program, asked):
            ours = answer(one)
            report.add(oracle, one, ours, theirs, agrees=same(ours, theirs))
        _progress(min(start + _AT_ONCE, len(locales)), len(locales))
    sys.stdout.write(report.text(wanted.examples))
    if wanted.output:
        wanted.output.write_text(json.dumps(report.document(), ensure_ascii=False, indent=1), "utf-8")
    return 0


def _answered(program: str | None, asked: Sequence[Question]) -> Iterator[tuple[str, Question, str]]:
    """Every answer that an oracle gives."""
    by_node = list(node_answers(program, asked)) if program else [None] * len(asked)
    for one, theirs in zip(asked, by_node, strict=True):
        if theirs is not None:
            yield "Intl", one, theirs
    if has_icu4py():
        for one, theirs in zip(asked, icu4py_answers(asked), strict=True):
            if theirs is not None:
                yield "icu4py", one, theirs


def _tags(program: str | None, random: Random, *, every: bool) -> list[str]:
    """Language tags that both Babel and, as far as Node can tell, ICU know."""
    tags = sorted(name.replace("_", "-") for name in localedata.locale_identifiers())
    if program:
        tags = served(program, tags)
    return tags if every else sorted(random.sample(tags, 40))


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{done} of {total} locales" + ("\n" if done == total else ""))
        sys.stderr.flush()


def _list_of(text: str) -> list[str]:
    return text.split(",")


def _options(arguments: Sequence[str]) -> Any:  # noqa: ANN401 - what argparse makes
    parser = argparse.ArgumentParser("python -m benchmarks.exactness", description="Compare the library with ICU.")
    parser.add_argument("--all", action="store_true", help="ask about every locale that Babel has, not 40 of them")
    parser.add_argument("--locales", type=_list_of, help="language tags with commas between them")
    parser.add_argument("--kinds", type=_list_of, default=KINDS, help=f"of {', '.join(KINDS)}; all")
    parser.add_argument("--each", type=int, default=60, help="questions for each locale and kind (60)")
    parser.add_argument("--any-year", action="store_true", help="ask about years from 1 to 9999, not 1970 to 2099")
    parser.add_argument("--seed", type=int, default=1, help="of all that is random (1)")
    parser.add_argument("--examples", type=int, default=0, help="how many differences to print")
    parser.add_argument("--output", type=Path, help="a JSON file for the figures and every difference")
    wanted = parser.parse_args(arguments)
    known = {name.replace("_", "-") for name in localedata.locale_identifiers()}
    if unknown := [kind for kind in wanted.kinds if kind not in KINDS]:
        parser.error(f"expected kinds of {', '.join(KINDS)}, got {', '.join(unknown)}")
    if unknown := [tag for tag in wanted.locales or () if tag not in known]:
        parser.error(f"expected locales that Babel has, got {', '.join(unknown)}")
    if wanted.each < 1:
        parser.error(f"expected one question or more for --each, got {wanted.each}")
    if wanted.output and not wanted.output.parent.is_dir():
        parser.error(f"expected a file in a folder that exists for --output, got {wanted.output}")
    return wanted


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
