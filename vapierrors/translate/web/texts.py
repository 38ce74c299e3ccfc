"""A message as the readers of both columns see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from vapierrors.catalog import EntryProblem
from vapierrors.exceptions import LimitExceeded, TemplateSyntaxError
from vapierrors.template import Text, parse, walk
from vapierrors.translate.preview.stacks import plain_message
from vapierrors.translate.samples import sample_params

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vapierrors.catalog import Entry
    from vapierrors.rendered import RenderedError, RenderedMessage
    from vapierrors.template import Message
    from vapierrors.translate.samples import Sample
    from vapierrors.translate.web.snapshot import Snapshot
    from vapierrors.translate.web.wishes import Readers


class Side(NamedTuple):
    """A text in one of the columns.

    Args:
        tag: the language tag of the reader.
        message: what the reader sees.
        is_own: whether it is in the language of the reader, and not one that stands in.
    """

    tag: str
    message: RenderedMessage
    is_own: bool


def render_stack(snapshot: Snapshot, stack: Sequence[object], tag: str, readers: Readers) -> RenderedError:
    """Render a cause stack, by the very way on which errors are rendered (specification, section 5).

    Args:
        snapshot: the catalogs.
        stack: messages as ``plain_message`` makes them, the outermost first.
        tag: the language tag of the reader.
        readers: how numbers, dates and times are shown.
    """
    return snapshot.renderer.render(
        {"messages": [*stack]},
        locale=tag,
        format_locale=readers.format_locale or None,
        timezone=readers.timezone or None,
    )


def side(snapshot: Snapshot, message_id: str, params: Mapping[str, Sample], tag: str, readers: Readers) -> Side:
    """A message alone, as a reader sees it.

    Args:
        snapshot: the catalogs.
        message_id: the message id.
        params: argument → its value.
        tag: the language tag of the reader.
        readers: how numbers, dates and times are shown.

    Example:
        >>> from vapierrors.translate.web.site import Site
        >>> from vapierrors.translate.web.wishes import Readers
        >>> shown = side(Site([]).current(), "com.vmware.vapi.std.errors.not_found", {}, "eo", Readers("en", "eo"))
        >>> shown.message.text, shown.is_own
        ('Not found', False)
    """
    message = render_stack(snapshot, [plain_message(message_id, params)], tag, readers).messages[0]
    return Side(tag, message, message.source == "catalog" and message.locale in snapshot.chain(tag))


def trees_of(entries: Sequence[Entry]) -> list[Message]:
    """The templates that are sound, in the order in which they are tried.

    Args:
        entries: of a message in a locale.
    """
    return [parsed for entry in entries if not isinstance(parsed := entry.parsed(), EntryProblem)]


def template_pieces(template: str) -> tuple[tuple[str, bool], ...]:
    """A template in pieces, each with whether it is words: syntax runs from left to right, whatever the words do.

    Args:
        template: ICU MessageFormat; of one that is not sound, the whole is syntax.

    Example:
        >>> template_pieces("{n, plural, other {# files}} on {host}")
        (('{n, plural, other {#', False), (' files', True), ('}}', False), (' on ', True), ('{host}', False))
    """
    try:
        words = sorted(node.span for node in walk(parse(template)) if isinstance(node, Text))
    except (TemplateSyntaxError, LimitExceeded):
        return ((template, False),) if template else ()
    pieces: list[tuple[str, bool]] = []
    position = 0
    for start, end in [*words, (len(template), len(template))]:
        pieces += [(template[position:start], False), (template[start:end], True)]
        position = end
    return tuple([piece for piece in pieces if piece[0]])


def samples_of(trees: Sequence[Message], kinds: Mapping[str, str]) -> dict[str, Sample]:
    """A value for each argument of several templates; of one that several have, that of the first.

    Args:
        trees: the templates.
        kinds: parameter → its kind; of those left out, what the templates say.

    Example:
        >>> from vapierrors.template import parse
        >>> samples_of([parse("{count, plural, other {#}}"), parse("{host}: {count}")], {})
        {'host': {'s': 'esx01.example.com'}, 'count': {'i': 3}}
    """
    samples: dict[str, Sample] = {}
    for tree in reversed(trees):
        samples |= sample_params(tree, kinds)
    return samples
