"""A message where readers meet it: in a cause stack, rendered as every error is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from vapierrors.catalog.regular_files import read_regular
from vapierrors.models import Limits
from vapierrors.translate.lint.subject import EntrySubject, LintContext
from vapierrors.translate.po import PoDocument
from vapierrors.translate.project import find_domains

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vapierrors.catalog.sources import Source
    from vapierrors.renderer import Renderer
    from vapierrors.translate.samples import Sample

_MOST_POSITIONS: Final = Limits().params
_OTHERS: Final = (
    "com.vmware.api.vcenter.error",
    "com.vmware.vapi.endpoint.method.input.invalid",
    "com.vmware.vapi.rest.httpNotFound",
)
"""Messages of the library's own catalogs that take no arguments: what is above a message, and what is below it."""


class Stacks(NamedTuple):
    """A message in cause stacks, as text (specification, section 5).

    Args:
        first: as the first message, with a cause.
        cause: as the cause of another.
    """

    first: str
    cause: str


def in_stacks(renderer: Renderer, message_id: str, params: Mapping[str, Sample], locale: str) -> Stacks:
    """Render a message in cause stacks, by the very way on which errors are rendered (specification, section 5).

    Args:
        renderer: with the catalog that has the message.
        message_id: the message id.
        params: argument → its value, as a ``Variant`` has it.
        locale: the reader's language tag.

    Example:
        >>> from vapierrors.renderer import Renderer
        >>> print(in_stacks(Renderer(), "com.vmware.api.vcenter.vm.not_found", {"0": "vm-42"}, "de").cause)
        Der Vorgang ist fehlgeschlagen.
          Ursache: Es gibt keine virtuelle Maschine mit dem Bezeichner „vm-42“.
    """
    first, cause = (
        renderer.render({"messages": stack}, locale=locale).to_text() for stack in plain_stacks(message_id, params)
    )
    return Stacks(first, cause)


def plain_stacks(message_id: str, params: Mapping[str, Sample]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The cause stacks that a message is shown in: with a cause, and as a cause.

    Args:
        message_id: the message id.
        params: argument → its value, as a ``Variant`` has it.

    Example:
        >>> [[message["id"] for message in stack] for stack in plain_stacks("com.example.x", {})][1]
        ['com.vmware.api.vcenter.error', 'com.example.x']
    """
    message = plain_message(message_id, params)
    # Two messages that say the same would be shown as one.
    above, below, *_ = [plain_message(other, {}) for other in _OTHERS if other != message_id]
    return [message, below], [above, message]


def rendered_text(renderer: Renderer, message_id: str, params: Mapping[str, Sample], locale: str) -> str:
    """The text of a message alone, in the best language that the catalog has.

    Args:
        renderer: with the catalog that has the message.
        message_id: the message id.
        params: argument → its value, as a ``Variant`` has it.
        locale: the reader's language tag.

    Example:
        >>> from vapierrors.renderer import Renderer
        >>> rendered_text(Renderer(), "com.vmware.api.vcenter.vm.not_found", {"0": "vm-42"}, "en")
        'No virtual machine has the identifier “vm-42”.'
    """
    return renderer.render({"messages": [plain_message(message_id, params)]}, locale=locale).summary


def plain_message(message_id: str, params: Mapping[str, Sample]) -> dict[str, Any]:
    """A message as a server would send it; positional arguments that no template has come as empty ones.

    It has no more positional arguments than a message may have parameters.

    Args:
        message_id: the message id.
        params: argument → its value, as a ``Variant`` has it.

    Example:
        >>> plain_message("com.example.x", {"1": "b", "count": {"i": 3}})
        {'id': 'com.example.x', 'default_message': '', 'args': ['', 'b'], 'params': {'count': {'i': 3}}}
    """
    positional = {int(name): value for name, value in params.items() if isinstance(value, str) and _may_be_sent(name)}
    args = [positional.get(position, "") for position in range(max(positional, default=-1) + 1)]
    message = {"id": message_id, "default_message": "", "args": args}
    named = {name: value for name, value in params.items() if not isinstance(value, str)}
    return {**message, "params": named} if named else message


def _may_be_sent(position: str) -> bool:
    return len(position) <= len(str(_MOST_POSITIONS)) and int(position) < _MOST_POSITIONS


def told_kinds(message_id: str, folders: Iterable[Source]) -> dict[str, str]:
    """The kinds of the parameters of a message, from the comments in the catalogs (specification, section 4).

    Args:
        message_id: the message id.
        folders: of catalogs; of two that tell the same parameter, the last counts.

    Raises:
        CatalogError: there is no such folder.
        OSError: a file cannot be read.

    Example:
        >>> from vapierrors.catalog.sources import builtin_folder
        >>> told_kinds("com.vmware.api.vcenter.vm.not_found", [builtin_folder()])
        {'0': 's'}
    """
    kinds: dict[str, str] = {}
    for folder in folders:
        for domain in find_domains(folder, []):
            for path in [domain.template] if domain.template else domain.translations.values():
                for block in PoDocument.read(read_regular(path)).entries:
                    if block.entry.id == message_id:
                        kinds |= EntrySubject(block.entry, LintContext("en")).kinds
    return kinds
