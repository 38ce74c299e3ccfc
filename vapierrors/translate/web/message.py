"""All that the page of one message shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from vapierrors.outputs import OutputOptions
from vapierrors.outputs import render as render_output
from vapierrors.template import arguments
from vapierrors.translate.preview import LIMIT
from vapierrors.translate.preview.stacks import plain_stacks
from vapierrors.translate.web.branches import MOST_BRANCHES, Branches, Template, branches_of
from vapierrors.translate.web.rows import row_index
from vapierrors.translate.web.texts import render_stack, template_pieces
from vapierrors.translate.web.values import Values, read_values

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vapierrors.catalog import Entry
    from vapierrors.translate.samples import Sample
    from vapierrors.translate.web.rows import Row
    from vapierrors.translate.web.snapshot import Remark, Snapshot
    from vapierrors.translate.web.wishes import Readers, Wish


class Source(NamedTuple):
    """What stands in a file.

    Args:
        tag: the language tag of the reader.
        locale: that of the text.
        pieces: the text in pieces, each with whether it is words; the rest is syntax.
        where: file and line.
        is_fuzzy: whether it is unfinished, so that no reader gets it.
    """

    tag: str
    locale: str
    pieces: tuple[tuple[str, bool], ...]
    where: str
    is_fuzzy: bool = False


class Stack(NamedTuple):
    """The message in a cause stack, as one reader sees it.

    Args:
        tag: the language tag of the reader.
        html: the fragment, as the library makes it.
        text: likewise as text.
        json: likewise as JSON.
    """

    tag: str
    html: str
    text: str
    json: str


class MessageView(NamedTuple):
    """All that the page of one message shows.

    Args:
        row: the message.
        notes: what its comments say to translators, and where it is used.
        remarks: what is wrong with it.
        sources: what stands in the files.
        choices: the arguments of each of its templates, where it has several.
        chosen: which of them is shown, from 0.
        values: of its arguments.
        branches: its branches.
        stacks: title → the message in a cause stack, in both columns.
        previous: the one before it among those that are asked for.
        following: the one behind it.
        page: of the list, on which it stands.
    """

    row: Row
    notes: tuple[str, ...]
    remarks: tuple[Remark, ...]
    sources: tuple[Source, ...]
    choices: tuple[str, ...]
    chosen: int
    values: Values
    branches: Branches
    stacks: Mapping[str, tuple[Stack, ...]]
    previous: str
    following: str
    page: int


def view_message(
    snapshot: Snapshot, message_id: str, wish: Wish, fields: Mapping[str, str], *, page_size: int
) -> MessageView | None:
    """What is shown of a message; None where the catalogs have no such message.

    Args:
        snapshot: the catalogs.
        message_id: the message id.
        wish: in whose languages, and among which other messages.
        fields: of the query: values of arguments, which template, and whether all branches are shown.
        page_size: messages of a page of the list.

    Example:
        >>> from vapierrors.translate.web.site import Site
        >>> from vapierrors.translate.web.wishes import Readers, Wish
        >>> wish = Wish(Readers("en", "de"))
        >>> view = view_message(Site([]).current(), "com.vmware.api.vcenter.vm.not_found", wish, {}, page_size=50)
        >>> view.stacks["With a cause"][1].text.splitlines()[0]
        'Es gibt keine virtuelle Maschine mit dem Bezeichner „item-1“.'
    """
    readers = wish.readers
    index = row_index(snapshot, readers.first, readers.second)
    row = index.row(message_id)
    if row is None:
        return None
    tags = tuple(dict.fromkeys(readers[:2]))
    pairs = _pairs(*(snapshot.entries(message_id, tag) for tag in readers[:2]))
    asked = fields.get("template", "")
    chosen = int(asked) if asked in map(str, range(len(pairs))) else 0
    templates = [Template(tag, entry) for tag, entry in zip(readers[:2], pairs[chosen], strict=True)]
    if len(tags) == 1:
        templates = templates[:1]
    trees = [tree for template in templates if (tree := template.tree)]
    locales = [locale for tag in ("en", *tags) for locale in snapshot.translations(tag)]
    kinds = snapshot.files.kinds(message_id, [*dict.fromkeys(locales)])
    values = read_values(trees, kinds, fields)
    limit = MOST_BRANCHES if "all" in fields else LIMIT
    previous, following, position = index.neighbours(message_id, wish.text, wish.domain, wish.state)
    return MessageView(
        row,
        _notes(snapshot, message_id, locales),
        tuple(remark for tag in tags for remark in snapshot.remarks(message_id, tag)),
        tuple(source for tag in tags for source in _sources(snapshot, message_id, tag)),
        tuple(map(_choice, pairs)) if len(pairs) > 1 else (),
        chosen,
        values,
        branches_of(snapshot, message_id, templates, kinds=kinds, values=values, readers=readers, limit=limit),
        _stacks(snapshot, message_id, values.params, tags, readers),
        previous,
        following,
        position // page_size + 1,
    )


def _pairs(first: Sequence[Entry], second: Sequence[Entry]) -> list[tuple[Entry | None, Entry | None]]:
    """The templates of a message, each with its translation: the one with the same arguments, else the next one."""
    left = [*second]
    pairs: list[tuple[Entry | None, Entry | None]] = []
    for entry in first:
        alike = next((other for other in left if _arguments(other) == _arguments(entry)), None)
        partner = alike or (left[0] if left and len(first) == 1 else None)
        if partner:
            left.remove(partner)
        pairs.append((entry, partner))
    lonely = [position for position, (_, partner) in enumerate(pairs) if partner is None]
    for position, entry in zip(lonely, [*left], strict=False):
        pairs[position] = (pairs[position][0], entry)
        left.remove(entry)
    return [*pairs, *((None, entry) for entry in left)] or [(None, None)]


def _arguments(entry: Entry) -> frozenset[str]:
    tree = Template("", entry).tree
    return frozenset(arguments(tree) if tree else ())


def _choice(pair: tuple[Entry | None, Entry | None]) -> str:
    entry = pair[0] or pair[1]
    return ", ".join(sorted(_arguments(entry))) if entry else ""


def _notes(snapshot: Snapshot, message_id: str, locales: Sequence[str]) -> tuple[str, ...]:
    blocks = [found.block.entry for locale in locales for found in snapshot.files.blocks(message_id, locale)]
    return tuple(dict.fromkeys(line for entry in blocks for line in (*entry.extracted_comments, *entry.references)))


def _sources(snapshot: Snapshot, message_id: str, tag: str) -> list[Source]:
    entries = snapshot.entries(message_id, tag)
    found = [
        Source(tag, entry.locale, template_pieces(entry.template), f"{entry.file}:{entry.line}") for entry in entries
    ]
    for locale in snapshot.translations(tag):
        for file, block in snapshot.files.blocks(message_id, locale):
            if block.entry.is_fuzzy and block.entry.text:
                place = file.document.place(block, "msgstr")
                where = f"{file.target.path}:{place.line}"
                found.append(Source(tag, locale, template_pieces(block.entry.text), where, is_fuzzy=True))
    return found


def _stacks(
    snapshot: Snapshot, message_id: str, params: Mapping[str, Sample], tags: Sequence[str], readers: Readers
) -> dict[str, tuple[Stack, ...]]:
    first, cause = plain_stacks(message_id, params)
    return {
        title: tuple([_stack(snapshot, stack, tag, readers, f"{word}-{tag}") for tag in tags])
        for title, word, stack in (
            ("With a cause", "first", first),
            ("As a cause", "cause", cause),
        )
    }


def _stack(snapshot: Snapshot, stack: Sequence[object], tag: str, readers: Readers, prefix: str) -> Stack:
    error = render_stack(snapshot, stack, tag, readers)
    options = OutputOptions(id_prefix=prefix, open_causes=True)
    html, text, json = (render_output(error, output, options) for output in ("html", "text", "json"))
    return Stack(tag, html, text, json)
