"""Localizable messages anywhere inside a JSON document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from vapierrors.models.shape import LOCALIZABLE_MESSAGE
from vapierrors.wire import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vapierrors.models import Limits

_ERROR: Final = "com.vmware.vapi.std.errors.error"
_MARKER: Final = "STRUCTURE"


def localize_document(document: Any, localize: Callable[[Mapping[str, Any]], str], limits: Limits) -> Any:  # noqa: ANN401 - JSON
    """A copy of a JSON document in which every ``LocalizableMessage`` has its ``localized`` (specification, section 5).

    A message is known by its ``id`` and ``default_message``, in the ``api``, ``rest`` and ``jsonrpc`` dialects.

    Args:
        document: a JSON value; it is not changed, and what holds no message is shared with the copy.
        localize: makes the text of a plain message.
        limits: how deep to look; what is deeper is left as it is.

    Example:
        >>> from vapierrors.models import Limits
        >>> item = {"id": "a", "default_message": "Gone.", "args": []}
        >>> localize_document({"warnings": [item], "n": 1}, lambda message: "Weg.", Limits())
        {'warnings': [{'id': 'a', 'default_message': 'Gone.', 'args': [], 'localized': 'Weg.'}], 'n': 1}
    """
    return _Localizing(localize, limits).value(document, 0)


class _Localizing:
    def __init__(self, localize: Callable[[Mapping[str, Any]], str], limits: Limits) -> None:
        self._localize = localize
        self._limits = limits

    def value(self, value: Any, depth: int) -> Any:  # noqa: ANN401 - JSON
        if depth > self._limits.nesting_depth:
            return value
        if isinstance(value, list):
            items = [self.value(item, depth + 1) for item in value]
            return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
        if not isinstance(value, dict):
            return value
        return self.mapping(value, depth)

    def mapping(self, value: dict[str, Any], depth: int) -> dict[str, Any]:
        members = {name: self.value(member, depth + 1) for name, member in value.items()}
        changed = any(members[name] is not value[name] for name in value)
        structure = value.get(_MARKER)
        message = structure.get(LOCALIZABLE_MESSAGE) if isinstance(structure, dict) else None
        if _is_message(message):
            text = self.text({"ERROR": {_ERROR: {"messages": [value]}}})
            if text is None:
                return value
            inner = members[_MARKER][LOCALIZABLE_MESSAGE]
            return {_MARKER: {LOCALIZABLE_MESSAGE: {**inner, "localized": {"OPTIONAL": text}}}}
        if _is_message(value) and not isinstance(value.get("localized"), dict):
            text = self.text({"messages": [value]})
            return value if text is None else {**members, "localized": text}
        return members if changed else value

    def text(self, body: dict[str, Any]) -> str | None:
        """The text of a message; None where it is too deep to be read at all."""
        messages = decode(body, limits=self._limits).plain["messages"]
        return self._localize(messages[0]) if messages else None


def _is_message(value: object) -> bool:
    return (
        isinstance(value, dict) and isinstance(value.get("id"), str) and isinstance(value.get("default_message"), str)
    )
