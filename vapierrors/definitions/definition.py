"""A message of a service: defined once, filled wherever an error is raised."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from vapierrors.cldr.zones import zone
from vapierrors.definitions.slots import PositionalSlot, Slot, slots_of
from vapierrors.definitions.values import LONGEST_TEXT
from vapierrors.exceptions import LimitExceeded, MessageDefinitionError, TemplateSyntaxError
from vapierrors.formatting import FORMATTERS, FormatContext, LocaleFormats
from vapierrors.models import LocalizableMessage, LocalizationParam
from vapierrors.models.construction import construct
from vapierrors.models.escaping import escaped
from vapierrors.resolving.cutting import cut_text
from vapierrors.template import Part, compile_template, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from vapierrors.template import Message


class _Form(NamedTuple):
    """What a template takes, and what makes its English text."""

    named: tuple[Slot, ...]
    names: frozenset[str]
    positions: tuple[str, ...]
    positional: tuple[PositionalSlot, ...]
    english: Callable[[Mapping[str, Any]], str]


@dataclass(frozen=True, slots=True)
class MessageDefinition:
    """A message of a service, which makes a ``LocalizableMessage`` when it is called (specification, section 7).

    Its named parameters keep the type of their value: a str becomes ``s``, an int ``i``, a float or a Decimal ``d``
    (the nearest double), an aware datetime ``dt`` in UTC, a message ``l``; ``Param`` sets format and precision.
    Subclasses count as the type they extend, so that a StrEnum is its value; a bool is refused. Of a
    ``LocalizableMessage`` go id and parameters on the wire, and its ``default_message`` into the English text; a
    ``NestedLocalizableMessage`` has no text, so that its id stands there.

    Positional arguments, ``{0}``, are strings on the wire: a str as it is, a number in ASCII digits, an aware datetime
    as RFC 3339 in UTC, which are the forms that a template can show as number or date in the reader's way.

    Args:
        id: the message id, the key of the catalogs.
        english_template: ICU MessageFormat; every argument is required, those in branches too.

    Raises:
        TemplateSyntaxError: the template is not sound.
        LimitExceeded: the template is too long or too deep.
        MessageDefinitionError: the id or the template is empty, no value would do for an argument, or there are
            more than 100 of them.

    Example:
        >>> SESSION_NOT_FOUND = MessageDefinition("com.example.session_not_found", "There is no session {session}.")
        >>> message = SESSION_NOT_FOUND(session="7f3a")
        >>> message.default_message, message.params["session"].s
        ('There is no session 7f3a.', '7f3a')
        >>> SESSION_NOT_FOUND(sesion="7f3a")
        Traceback (most recent call last):
        vapierrors.exceptions.MessageDefinitionError: Expected the parameter session, got the parameter sesion
        - at com.example.session_not_found
    """

    id: str
    english_template: str
    _form: _Form = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        message_id: object = self.id
        if not isinstance(message_id, str) or not message_id.isprintable() or len(message_id.split()) != 1:
            expected = "a message id without white space, such as com.example.session_not_found"
            raise MessageDefinitionError(expected, repr(message_id), "MessageDefinition.id")
        template: object = self.english_template
        if not isinstance(template, str) or not template.strip():
            raise MessageDefinitionError("an English template", repr(template), message_id)
        try:
            message = parse(template)
        except (TemplateSyntaxError, LimitExceeded) as error:
            error.add_note(f"The template is that of the message definition {message_id}.")
            raise
        named, positional = slots_of(message_id, message)
        names = frozenset(slot.name for slot in named)
        positions = tuple(map(str, range(len(positional))))
        form = _Form(named, names, positions, positional, _english(message))
        object.__setattr__(self, "_form", form)

    def __call__(self, /, *args: object, **params: object) -> LocalizableMessage:
        """Make the message (specification, section 7).

        Args:
            args: what fills ``{0}``, ``{1}``, …, all of them.
            params: what fills the named arguments, all of them.

        Raises:
            MessageDefinitionError: something is missing, unknown, of a wrong type or out of range.
        """
        named, names, positions, positional, english = self._form
        if params.keys() != names or len(args) != len(positional):
            self._refuse(params, len(args))
        values: dict[str, Any] = {}
        members: dict[str, Any] = {"id": self.id}
        if positional:
            texts = tuple([slot.fill(value) for slot, value in zip(positional, args, strict=True)])
            values.update(zip(positions, texts, strict=True))
            members["args"] = texts
        if named:
            typed = members["params"] = {}
            for slot in named:
                value = params[slot.name]
                filled = slot.fill(value)
                typed[slot.name] = construct(LocalizationParam, filled)
                values[slot.name] = filled if "l" not in filled else {"l": {"text": _text_of(value)}}
        members["default_message"] = cut_text(english(values), LONGEST_TEXT)
        return construct(LocalizableMessage, members)

    def __reduce__(self) -> tuple[type[MessageDefinition], tuple[str, str]]:
        return MessageDefinition, (self.id, self.english_template)

    def _refuse(self, params: Iterable[str], count: int) -> NoReturn:
        wanted = [slot.name for slot in self._form.named]
        positions = len(self._form.positional)
        hint = "pass what fills {0}, {1}, … by position, all else by name" if positions != count else ""
        raise MessageDefinitionError(_listed(wanted, positions), _listed([*params], count), self.id, hint=hint)


def _listed(names: Sequence[str], count: int) -> str:
    """The arguments of a template or of a call, in words."""
    named = f"the parameter{'s' if len(names) > 1 else ''} {escaped(', '.join(names))}" if names else ""
    positional = f"{count} positional argument{'s' if count > 1 else ''}" if count else ""
    return " and ".join(filter(None, (named, positional))) or "no parameters"


def _text_of(message: object) -> str:
    """The English text of a message inside another; its id where it has none, as in rendering."""
    if isinstance(message, LocalizableMessage) and message.default_message:
        return message.default_message
    return str(getattr(message, "id", ""))


class _TextsOfNested:
    """Nested messages that bring their English text."""

    __slots__ = ()

    def text(self, message: Mapping[str, Any]) -> str:
        text: str = message["text"]
        return text

    def parts(self, message: Mapping[str, Any]) -> tuple[Part, ...]:
        return (Part("s", self.text(message)),)


@lru_cache(maxsize=1)
def _english_ways() -> tuple[LocaleFormats, FormatContext]:
    return LocaleFormats("en", "en", FORMATTERS), FormatContext(zone("Etc/UTC"), _TextsOfNested())


def _english(message: Message) -> Callable[[Mapping[str, Any]], str]:
    """What fills a template in English, compiled for the first values: a service imports more than it raises."""
    compiled: list[tuple[Callable[[Mapping[str, Any], Any], str], FormatContext]] = []

    def english(values: Mapping[str, Any]) -> str:
        if not compiled:
            formats, context = _english_ways()
            compiled.append((compile_template(message, formats, values).text, context))
        text, context = compiled[0]
        return text(values, context)

    return english
