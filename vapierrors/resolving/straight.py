"""The straight way to the texts of a stack: where all is as servers usually send it, one pass and nothing else.

Nothing is checked beforehand: the formatters check what they read, and of the rest whatever could make the long way
give another text is looked at. What is odd, missing or broken ends the straight way, and the resolver takes the stack.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from vapierrors.formatting import FormatContext, Unrenderable
from vapierrors.rendered import RenderedMessage
from vapierrors.resolving.arguments import arguments_of
from vapierrors.wire.soundness import are_sound_params, is_sound_param

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vapierrors.resolving.audience import Audience
    from vapierrors.resolving.languages import Language
    from vapierrors.template import CompiledTemplate, Part

ENDS: Final = (Unrenderable, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What ends the straight way, wherever it is met."""

_LEVELS: Final = 4
"""How deep nested messages may be inside each other on the straight way; the limit may be lower."""

_USUAL: Final = 4
"""Members of the usual message: id, default_message, args and params."""

_LEAST: Final = 3
"""Members that every message has: id, default_message and args."""

_NESTED: Final = 2
"""Members of the usual nested message: id and params."""


class _TextsOnly:
    """Parts are made when somebody asks for them, not on the straight way."""

    __slots__ = ()

    def parts(self, message: Mapping[str, Any]) -> tuple[Part, ...]:
        raise TypeError(f"Expected texts to be made on the straight way, got a call for the parts of {message['id']!r}")


class _Deepest(_TextsOnly):
    """The level on which there are no nested messages any more."""

    __slots__ = ()

    def text(self, message: Mapping[str, Any]) -> str:
        raise TypeError(f"Expected nested messages on {_LEVELS} levels, got {message['id']!r} below them")


class _Nested(_TextsOnly):
    """The nested messages on one level: as templates read no argument twice, neither is any of these made twice."""

    __slots__ = ("_context", "_only", "_way")

    def __init__(self, way: StraightWay, context: FormatContext) -> None:
        self._way = way
        self._context = context
        self._only = way.language.only

    def text(self, message: Mapping[str, Any]) -> str:
        try:
            template = self._only[message["id"]]
            params: Mapping[str, Any] = message["params"]
        except KeyError:
            return self._unusual(message)
        if len(message) != _NESTED or len(params) != template.size:
            return self._unusual(message)
        return template.text(params, self._context)

    def _unusual(self, message: Mapping[str, Any]) -> str:
        params = message.get("params", {})
        if len(message) != 1 + ("params" in message):
            raise TypeError(f"Expected a nested message of id and params, got {', '.join(message)}")
        return self._way.template(message["id"], params).text(params, self._context)


class StraightWay:
    """The straight way of one reader (specification, section 5).

    Args:
        audience: the reader.
        language: the one that messages are wanted in first.
    """

    __slots__ = ("_audience", "_context", "_limits", "language")

    def __init__(self, audience: Audience, language: Language) -> None:
        self._audience = audience
        self._limits = limits = audience.limits
        self.language = language
        self._context = FormatContext(audience.zone, _Deepest(), self._check, limits.precision)
        for _ in range(min(_LEVELS, limits.nesting_depth)):
            self._context = self._context._replace(nested=_Nested(self, self._context))

    def messages(self, stack: object) -> tuple[RenderedMessage, ...] | None:
        """The messages in the reader's language; None where the resolver has to see to them.

        Args:
            stack: the ``messages`` of a body of the ``api`` dialect, whatever they are.
        """
        if type(stack) is not list or not 0 < len(stack) <= self._limits.messages:
            return None
        language, context, longest = self.language, self._context, self._limits.text_characters
        only, tag, most = language.only, language.tag, self._limits.params
        rendered: list[RenderedMessage] = []
        arguments: Any
        try:
            for message in stack:
                message_id, args = message["id"], message["args"]
                template = only.get(message_id)
                if args and type(args) is list and len(message) == _LEAST and template and template.positional:
                    if len(args) > most:
                        return None
                    # Nothing tells faster whether they are all strings: it raises TypeError where they are not.
                    "".join(args)
                    arguments = args
                    text = template.positional(args)
                else:
                    arguments = message["params"] if not args and len(message) == _USUAL else self._arguments(message)
                    if template is None or len(arguments) != template.size:
                        template = self.template(message_id, arguments)
                    text = template.text(arguments, context)
                if not 0 < len(text) <= longest or type(message["default_message"]) is not str:
                    return None
                rendered.append(
                    RenderedMessage(message_id, text, tag, "catalog", (), (self._parts, template, arguments))
                )
        except ENDS:
            return None
        return tuple(rendered)

    def _parts(self, template: CompiledTemplate, arguments: Mapping[str, Any] | list[str]) -> tuple[Part, ...]:
        if isinstance(arguments, list):
            arguments = arguments_of({"args": arguments})
        return self._audience.parts(template, arguments, self.language)

    def template(self, message_id: str, arguments: Mapping[str, Any]) -> CompiledTemplate:
        """The template to fill where it takes a look at the arguments; raises one of ``ENDS`` where there is none.

        Args:
            message_id: of a message or a nested one.
            arguments: by name, not checked yet.
        """
        if len(arguments) > self._limits.params:
            raise TypeError(f"Expected at most {self._limits.params} arguments, got {len(arguments)}")
        templates = self.language.templates(message_id, arguments)
        if self.language.broken(message_id):
            raise LookupError(f"Expected nothing but sound templates, got broken ones of {message_id!r}")
        template = next((template for template in templates if template.arguments <= arguments.keys()), None)
        if template is None:
            raise LookupError(f"Expected a template of {message_id!r} that the arguments fill, got none")
        if not template.linear or template.size != len(arguments):
            self._check_all(template, arguments)
        return template

    def _arguments(self, message: dict[str, Any]) -> Mapping[str, Any]:
        """The arguments of a message that has positional ones, or no params, or a text of the server."""
        args: list[str] = message["args"]
        "".join(args)
        if type(args) is not list or len(args) > self._limits.params:
            raise TypeError(f"Expected a list of at most {self._limits.params} arguments, got another")
        known = _LEAST
        if "params" in message:
            if type(message["params"]) is not dict:
                raise TypeError("Expected parameters by name, got none such")
            known += 1
        if "localized" in message:
            if self._audience.view.above is None or type(message["localized"]) is not str:
                raise TypeError("Expected no text of the server that counts, got one")
            known += 1
        if len(message) != known:
            raise TypeError(f"Expected id, default message and arguments, got {', '.join(message)}")
        return arguments_of(message)

    def _check_all(self, template: CompiledTemplate, arguments: Mapping[str, Any]) -> None:
        """Check arguments of which some may not be read, and refuse nested ones that may be read more than once."""
        params = {name: param for name, param in arguments.items() if type(param) is not str}
        if not are_sound_params(params, self._limits):
            raise TypeError("Expected parameters as the tolerant reader leaves them, got others")
        if not template.linear and any("l" in param for param in params.values()):
            raise TypeError("Expected a template that reads its nested messages once, got another")

    def _check(self, param: object) -> None:
        if not is_sound_param(param, self._limits):
            raise TypeError("Expected a parameter as the tolerant reader leaves it, got another")
