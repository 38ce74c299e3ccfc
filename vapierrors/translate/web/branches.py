"""Every plural and select branch of a message, in both columns."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.catalog import EntryProblem
from vapierrors.template import PluralArgument, SelectArgument, walk
from vapierrors.translate.preview import LIMIT, count_variants, never_shown, variants
from vapierrors.translate.web.texts import Side, side
from vapierrors.translate.web.values import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vapierrors.catalog import Entry
    from vapierrors.template import Message
    from vapierrors.translate.preview import Variant
    from vapierrors.translate.samples import Sample
    from vapierrors.translate.web.snapshot import Snapshot
    from vapierrors.translate.web.values import Values
    from vapierrors.translate.web.wishes import Readers

MOST_BRANCHES: Final = 200
"""How many are shown where all are asked for."""


class Template(NamedTuple):
    """A template of the message that is looked at, and the language it is for.

    Args:
        tag: the language tag of the reader.
        entry: the entry of the catalog; None where the language has none.
    """

    tag: str
    entry: Entry | None

    @property
    def locale(self) -> str:
        """The language tag that the template is in, whose plural rules hold."""
        return self.entry.locale if self.entry else self.tag

    @property
    def tree(self) -> Message | None:
        """The template, where it is sound."""
        parsed = self.entry.parsed() if self.entry else None
        return None if isinstance(parsed, EntryProblem) else parsed


class BranchSide(NamedTuple):
    """A branch in one of the columns.

    Args:
        side: the text.
        choices: the plural categories that the values have there, such as ``few`` or ``few, shown as other``.
        problems: what the translation lacks for them.
    """

    side: Side
    choices: tuple[str, ...]
    problems: tuple[str, ...]


class Branch(NamedTuple):
    """One way through the branches of a message.

    Args:
        values: argument that leads there → the text of its value.
        sides: the text in both columns.
        is_current: whether the values are those of the form.
    """

    values: dict[str, str]
    sides: tuple[BranchSide, ...]
    is_current: bool


class Branches(NamedTuple):
    """The branches of a message.

    Args:
        rows: one a way.
        others: how many more there are at least.
        never: the branches that no value leads to, each with the language tag of its template.
    """

    rows: tuple[Branch, ...]
    others: int
    never: tuple[tuple[str, str], ...]


def branches_of(  # noqa: PLR0913 - what is shown, and how
    snapshot: Snapshot,
    message_id: str,
    templates: Sequence[Template],
    *,
    kinds: Mapping[str, str],
    values: Values,
    readers: Readers,
    limit: int = LIMIT,
) -> Branches:
    """The ways through the branches of both templates, each once (specification, section 9).

    Args:
        snapshot: the catalogs.
        message_id: the message id.
        templates: of the message in both columns.
        kinds: parameter → its kind; of those left out, what the templates say.
        values: of the form; those that lead to branches are changed from row to row.
        readers: how numbers, dates and times are shown.
        limit: how many ways through each template are shown at most.
    """
    choosing = _Choosing(snapshot, message_id, kinds, readers)
    trees = [(template, tree) for template in templates if (tree := template.tree)]
    selecting = _selecting([tree for _, tree in trees])
    fixed = {name: value for name, value in values.params.items() if name not in selecting}
    current = {name: values.params[name] for name in selecting}
    others = 0
    ways: dict[str, dict[str, Sample]] = {}
    for template, tree in reversed(trees):
        made = variants(tree, template.locale, kinds, fixed, limit=limit)
        others = max(others, count_variants(tree, template.locale, kinds, fixed) - len(made))
        for variant in made:
            way = {**current, **{name: variant.params[name] for name in selecting if name in variant.params}}
            ways.setdefault(_key(way), way)
    first = {} if _key(current) in ways else {_key(current): current}
    rows = [
        Branch(
            {name: text_of(value) for name, value in way.items()},
            tuple([choosing.side(template, {**fixed, **way}) for template in templates]),
            key == _key(current),
        )
        for key, way in chain(first.items(), ways.items())
    ]
    never = [(template.tag, told) for template, tree in trees for told in never_shown(tree, template.locale, kinds)]
    return Branches(tuple(rows), others, tuple(never))


def _key(way: Mapping[str, Sample]) -> str:
    return repr(way)


def _selecting(trees: Sequence[Message]) -> list[str]:
    """The arguments that lead to branches, in the order of the templates."""
    nodes = chain.from_iterable(walk(tree) for tree in trees)
    return [*dict.fromkeys(node.name for node in nodes if isinstance(node, PluralArgument | SelectArgument))]


@dataclass(frozen=True)
class _Choosing:
    snapshot: Snapshot
    message_id: str
    kinds: Mapping[str, str]
    readers: Readers

    def side(self, template: Template, params: Mapping[str, Sample]) -> BranchSide:
        shown = side(self.snapshot, self.message_id, params, template.tag, self.readers)
        tree = template.tree
        if tree is None:
            return BranchSide(shown, (), ())
        variant = variants(tree, template.locale, self.kinds, params, limit=1)[0]
        return BranchSide(shown, tuple(dict.fromkeys(_categories(variant))), variant.problems)


def _categories(variant: Variant) -> Iterator[str]:
    """Of a select the word says it all."""
    for choice in variant.choice:
        if choice.role != "select":
            yield choice.key if choice.key == choice.selector else f"{choice.key}, shown as {choice.selector}"
