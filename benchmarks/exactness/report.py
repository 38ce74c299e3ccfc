"""What was asked and what came out, by oracle, kind and locale."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from benchmarks.exactness.questions import Question

_WORST = 25


class Report:
    """The figures of one run.

    Args:
        seed: of the run.
        node: which Node answered.
        has_icu4py: whether icu4py did.
    """

    def __init__(self, seed: int, node: str, *, has_icu4py: bool) -> None:
        self.seed = seed
        self.oracles = f"{node}; {'icu4py' if has_icu4py else 'no icu4py'}"
        self.asked: Counter[tuple[str, str, str]] = Counter()
        self.differing: Counter[tuple[str, str, str]] = Counter()
        self.differences: list[dict[str, Any]] = []

    def add(self, oracle: str, question: Question, ours: str, theirs: str, *, agrees: bool) -> None:
        """Count one answer.

        Args:
            oracle: who gave it.
            question: what it answers.
            ours: the library's text.
            theirs: the oracle's.
            agrees: whether the two are the same.
        """
        key = (oracle, question.kind, question.locale)
        self.asked[key] += 1
        if agrees:
            return
        self.differing[key] += 1
        row: dict[str, Any] = {
            "oracle": oracle,
            "kind": question.kind,
            "locale": question.locale,
            "zone": question.zone,
        }
        row |= {"template": question.template, "options": question.options, "param": question.param}
        self.differences.append({**row, "ours": ours, "theirs": theirs})

    def table(self, *parts: int) -> list[tuple[tuple[str, ...], int, int]]:
        """Rows of name, answers and agreeing ones, grouped by some parts of the key, in the order of the run.

        Args:
            parts: 0 is the oracle, 1 the kind, 2 the locale.
        """
        asked: Counter[tuple[str, ...]] = Counter()
        differing: Counter[tuple[str, ...]] = Counter()
        for key, count in self.asked.items():
            asked[tuple(key[part] for part in parts)] += count
            differing[tuple(key[part] for part in parts)] += self.differing[key]
        return [(key, count, count - differing[key]) for key, count in asked.items()]

    def text(self, examples: int = 0) -> str:
        """The tables by kind and by locale, as text.

        Args:
            examples: how many differences to show below.
        """
        locales = self.table(2)
        lines = [f"{self.oracles}; {len(locales)} locales, seed {self.seed}", ""]
        lines += [_row(key, count, agreeing) for key, count, agreeing in self.table(0, 1)]
        worst = sorted((row for row in locales if row[1] != row[2]), key=lambda row: row[2] / row[1])[:_WORST]
        same = sum(count == agreeing for _, count, agreeing in locales)
        lines += ["", f"{same} locales without a difference" + ("; those that differ most:" if worst else "")]
        lines += [_row(key, count, agreeing) for key, count, agreeing in worst]
        step = max(1, len(self.differences) // examples) if examples else 1
        lines += [
            f"{row['locale']} {row['zone']} {row['template']} {row['options']} {row['param']}\n"
            f"    ours   {row['ours']!r}\n    {row['oracle']:<6} {row['theirs']!r}"
            for row in self.differences[: examples * step : step]
        ]
        return "\n".join(lines) + "\n"

    def document(self) -> dict[str, Any]:
        """The figures and every difference, for JSON."""
        return {
            "oracles": self.oracles,
            "seed": self.seed,
            "kinds": [{"kind": " ".join(key), "asked": asked, "agree": same} for key, asked, same in self.table(0, 1)],
            "locales": [{"locale": key[0], "asked": asked, "agree": same} for key, asked, same in self.table(2)],
            "differences": self.differences,
        }


def _row(key: tuple[str, ...], asked: int, agreeing: int) -> str:
    return f"{' '.join(key):<20}{asked:>9}{agreeing:>9}{100 * agreeing / asked:>9.2f} %"
