"""The values of the arguments of a message: samples, in whose place those of a form come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.definitions.slots import is_position
from vapierrors.translate.preview import read_value
from vapierrors.translate.samples import used_kinds
from vapierrors.translate.web.texts import samples_of
from vapierrors.translate.web.wishes import LONGEST_VALUE, VALUE_PREFIX, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vapierrors.template import Message
    from vapierrors.translate.samples import Sample

MOST_VALUES: Final = 100
"""How many arguments of a message can be given values."""

_KINDS: Final[Mapping[str, str]] = {
    "s": "text",
    "i": "whole number",
    "d": "number",
    "dt": "time",
    "l": "message id",
}


class ValueField(NamedTuple):
    """A field of the form.

    Args:
        name: of the argument.
        kind: what it takes, in a word or two.
        value: the text of its value.
        reason: why what was given cannot be used; empty where it can.
    """

    name: str
    kind: str
    value: str
    reason: str = ""


class Values(NamedTuple):
    """The values of the arguments of a message.

    Args:
        params: argument → its value: what was given, else a sample.
        given: argument → the text that was given in place of a sample, and can be used.
        fields: one an argument.
    """

    params: dict[str, Sample]
    given: dict[str, str]
    fields: tuple[ValueField, ...]


def text_of(value: Sample) -> str:
    """The text of a value, as a form has it.

    Args:
        value: of an argument.

    Example:
        >>> text_of("vm-42"), text_of({"d": 4.7, "precision": 1}), text_of({"l": {"id": "com.example.why"}})
        ('vm-42', '4.7', 'com.example.why')
    """
    member = value if isinstance(value, str) else next(iter(value.values()))
    return str(member["id"] if isinstance(member, dict) else member)


def read_values(trees: Sequence[Message], kinds: Mapping[str, str], fields: Mapping[str, str]) -> Values:
    """The values that a query has for the arguments of templates; what it does not have is a sample.

    Args:
        trees: the templates.
        kinds: parameter → its kind; of those left out, what the templates say.
        fields: of the query.

    Example:
        >>> from vapierrors.template import parse
        >>> values = read_values([parse("{count, plural, other {#}} on {host}")], {}, {"p.count": "many"})
        >>> values.params["count"], values.fields[0].reason
        ({'i': 3}, "Expected a number, such as 2.5, got 'many'")
    """
    samples = samples_of(trees, kinds)
    params, given, shown = dict(samples), {}, []
    for name in [*samples][:MOST_VALUES]:
        tree = next(tree for tree in trees if name in used_kinds(tree))
        kind = _kind(tree, kinds, name)
        sample = text_of(samples[name])
        text = fields.get(f"{VALUE_PREFIX}{name}", sample)
        if text == sample or (not text.strip() and kind != "s"):
            shown.append(ValueField(name, _KINDS[kind], sample))
            continue
        try:
            params[name] = _value(tree, kinds, name, text)
        except ValueError as error:
            reason = str(error).removesuffix(f" - at {name}")
            shown.append(ValueField(name, _KINDS[kind], shortened(text), reason))
        else:
            given[name] = text
            shown.append(ValueField(name, _KINDS[kind], text))
    return Values(params, given, tuple(shown))


def _kind(tree: Message, kinds: Mapping[str, str], name: str) -> str:
    return kinds[name] if name in kinds and not is_position(name) else used_kinds(tree)[name]


def _value(tree: Message, kinds: Mapping[str, str], name: str, text: str) -> Sample:
    if len(text) > LONGEST_VALUE:
        raise ValueError(f"Expected at most {LONGEST_VALUE} characters, got {len(text)}")
    return read_value(tree, kinds, name, text)
