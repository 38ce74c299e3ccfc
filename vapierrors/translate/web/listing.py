"""All that a page of the list shows."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.translate.web.rows import row_index
from vapierrors.translate.web.texts import Side, samples_of, side, template_pieces, trees_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vapierrors.translate.web.rows import Row
    from vapierrors.translate.web.snapshot import Snapshot
    from vapierrors.translate.web.wishes import Readers, Wish

PAGE_SIZE: Final = 50
"""Messages of a page."""


class Cell(NamedTuple):
    """A message in one of the columns.

    Args:
        side: what the reader sees.
        template: the pieces of what stands in the file, where nothing of it can be shown; else empty.
        remarks: how much lint and the catalog have against it.
    """

    side: Side
    template: tuple[tuple[str, bool], ...]
    remarks: int


class Listed(NamedTuple):
    """A message of the list.

    Args:
        row: which.
        cells: in the columns.
    """

    row: Row
    cells: tuple[Cell, ...]


class ListView(NamedTuple):
    """A page of the list.

    Args:
        messages: those of the page.
        domains: the domains that there are.
        matching: how many messages are asked for, over all pages.
        total: how many there are.
        page: which page this is, from 1.
        pages: how many there are.
    """

    messages: tuple[Listed, ...]
    domains: tuple[str, ...]
    matching: int
    total: int
    page: int
    pages: int

    @property
    def begin(self) -> int:
        """The place of the first message of the page, from 1."""
        return (self.page - 1) * PAGE_SIZE + 1


def view_list(snapshot: Snapshot, wish: Wish) -> ListView:
    """A page of the list; of a page behind the last one, the last.

    Args:
        snapshot: the catalogs.
        wish: in whose languages, which messages, and which page.

    Example:
        >>> from vapierrors.translate.web.site import Site
        >>> from vapierrors.translate.web.wishes import Readers, Wish
        >>> view = view_list(Site([]).current(), Wish(Readers("en", "de"), text="vm not_found"))
        >>> view.messages[0].cells[1].side.message.text
        'Es gibt keine virtuelle Maschine mit dem Bezeichner „item-1“.'
    """
    index = row_index(snapshot, wish.readers.first, wish.readers.second)
    rows = index.matching(wish.text, wish.domain, wish.state)
    pages = max(ceil(len(rows) / PAGE_SIZE), 1)
    page = min(wish.page, pages)
    shown = rows[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    messages = tuple([_listed(snapshot, row, wish.readers) for row in shown])
    return ListView(messages, index.domains, len(rows), len(index.rows), page, pages)


def page_numbers(page: int, pages: int) -> list[int]:
    """The pages that a page links to: the first, the last, and those around it; 0 stands for a gap.

    Args:
        page: from 1.
        pages: how many there are.

    Example:
        >>> page_numbers(7, 20), page_numbers(1, 3)
        ([1, 0, 5, 6, 7, 8, 9, 0, 20], [1, 2, 3])
    """
    near = sorted({1, *range(max(page - 2, 1), min(page + 2, pages) + 1), pages})
    numbers: list[int] = []
    for number in near:
        if numbers and number > numbers[-1] + 1:
            numbers.append(0)
        numbers.append(number)
    return numbers


def _listed(snapshot: Snapshot, row: Row, readers: Readers) -> Listed:
    tags = tuple(dict.fromkeys(readers[:2]))
    entries = {tag: snapshot.entries(row.id, tag) for tag in tags}
    trees = [tree for found in entries.values() for tree in trees_of(found)[:1]]
    params = samples_of(trees, snapshot.files.kinds(row.id, [*dict.fromkeys(("en", *_locales(snapshot, tags)))]))
    cells: list[Cell] = []
    for tag in tags:
        shown = side(snapshot, row.id, params, tag, readers)
        is_shown = shown.message.source == "catalog"
        template = "" if is_shown else next((entry.template for entry in entries[tag]), "")
        cells.append(Cell(shown, template_pieces(template), len(snapshot.remarks(row.id, tag))))
    return Listed(row, tuple(cells))


def _locales(snapshot: Snapshot, tags: Sequence[str]) -> list[str]:
    return [locale for tag in tags for locale in snapshot.translations(tag)]
