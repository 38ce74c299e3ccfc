"""The documentation of the rules, made from their table: a page each, and an index.

``python -m vapierrors.translate.lint.pages docs/rules`` writes them.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vapierrors.catalog.replacing import replace_file
from vapierrors.translate.lint.examples import example_file, lint_example
from vapierrors.translate.lint.excerpt import visible
from vapierrors.translate.lint.finding import SEVERITIES
from vapierrors.translate.lint.table import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vapierrors.translate.lint.rule import Example, Rule

INDEX: Final = "README.md"
_FENCE: Final = re.compile("`{3,}")
_HEADINGS: Final = {"error": "Errors", "warning": "Warnings", "info": "Infos"}
_INTRODUCTION: Final = """\
# The rules of `vapierrors lint`

An error makes a reader see the wrong text, or none; a warning is what no careful writer writes; an info is told for
the sake of order. `--fix` puts right what is safe to put right.

- `vapierrors lint --select RULE` asks one rule, `--ignore RULE` all others; `--explain RULE` shows its page.
- `# vapierrors: ignore=RULE, RULE` above an entry passes it over; above the header, the whole file.
- `[tool.vapierrors.lint]` in `pyproject.toml` has `disable`, `severity`, `fail-on`, `baseline` and `max-length`.

A character that is not seen, or that turns the direction of text, is shown as `<U+202E>` on these pages.
"""


def pages(rules: Mapping[str, Rule] = RULES) -> dict[str, str]:
    """File name → page: the index, then one page for each rule (specification, section 9).

    Args:
        rules: the table.

    Example:
        >>> list(pages({"unknown-rule": RULES["unknown-rule"]}))
        ['README.md', 'unknown-rule.md']
    """
    return {INDEX: _index(rules), **{f"{rule.id}.md": page(rule) for rule in rules.values()}}


def page(rule: Rule) -> str:
    """The page of a rule, in Markdown: what it asks, why, a bad and a good example.

    Args:
        rule: of the table.

    Example:
        >>> print("".join(page(RULES["unknown-rule"]).splitlines(keepends=True)[:4]), end="")
        # unknown-rule
        <BLANKLINE>
        **A comment ignores rules that there are.** A warning.
        <BLANKLINE>
    """
    found = lint_example(rule.bad, rule)
    own = [finding for finding in found if finding.rule == rule.id]
    fixable = " `--fix` puts it right where that is safe." if any(finding.fixable for finding in own) else ""
    article = "A" if rule.severity == "warning" else "An"
    return (
        "\n\n".join(
            [
                f"# {rule.id}",
                f"**{rule.title}.** {article} {rule.severity}.{fixable}",
                rule.why,
                "## Bad",
                *_shown(rule.bad),
                _fenced("text", "\n".join(map(str, own))),
                "## Good",
                *_shown(rule.good),
            ]
        )
        + "\n"
    )


def _shown(example: Example) -> Iterator[str]:
    yield f"`{example_file(example)}`:"
    yield _fenced("po", example.po)
    if example.template:
        yield "The template, `app.pot`:"
        yield _fenced("po", example.template)
    if example.glossary:
        yield "The glossary, `glossary.csv`:"
        yield _fenced("csv", example.glossary)


def _fenced(language: str, text: str) -> str:
    longest = max(map(len, _FENCE.findall(text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{language}\n{visible(text.strip(chr(10)), spaces=True)}\n{fence}"


def _index(rules: Mapping[str, Rule]) -> str:
    parts = [_INTRODUCTION]
    for severity in SEVERITIES:
        rows = [f"| [{rule.id}]({rule.id}.md) | {rule.title} |" for rule in rules.values() if rule.severity == severity]
        if rows:
            parts.append("\n".join([f"## {_HEADINGS[severity]}", "", "| rule | asks |", "|---|---|", *rows, ""]))
    return "\n".join(parts)


def write_pages(folder: Path, rules: Mapping[str, Rule] = RULES) -> None:
    """Write the pages, and take away those of rules that are no more.

    Args:
        folder: where they are; it is made if it is not there.
        rules: the table.

    Raises:
        OSError: a page cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = pages(rules)
    for name, text in written.items():
        replace_file(folder / name, text.encode())
    for path in folder.glob("*.md"):
        if path.name not in written:
            path.unlink()


if __name__ == "__main__":
    write_pages(Path(sys.argv[1]))
