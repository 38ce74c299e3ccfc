"""What a ``.pot`` says of a definition: its parameters, an example, and where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal

from vapierrors.outputs.plain import one_line
from vapierrors.template import arguments, parse
from vapierrors.translate.extract.kinds import possible_kinds
from vapierrors.translate.extract.notes import PARAMETER
from vapierrors.translate.po import PoEntry
from vapierrors.translate.po.entry import FUZZY, ICU_FLAG
from vapierrors.translate.samples import render_sample, sample_params, used_kinds

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from vapierrors.template import Message
    from vapierrors.translate.extract.definition import Definition

References = Literal["line", "file", "none"]
"""How the places of a definition are written: as file and line, as the file alone, or not at all."""

EXAMPLE: Final = "Example: "
_SUCH_AS: Final = re.compile(r"\bsuch as (?P<text>[^,;]+)\Z")
_SPACE: Final = re.compile(r"\s")


@dataclass
class Told:
    """What the comments of an entry say.

    Args:
        comments: lines that are about no parameter.
        descriptions: parameter → what it is.
        kinds: parameter → its kind.
        example: the line with the rendered example; None where there is none.
    """

    comments: list[str] = field(default_factory=list)
    descriptions: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    example: str | None = None


def read_told(lines: Iterable[str], names: Collection[str]) -> Told:
    """Read the extracted comments of an entry (specification, section 4).

    Args:
        lines: behind ``#.``.
        names: the arguments of its template.

    Example:
        >>> read_told(["Title", "host (s): its name", "Example: esx01"], {"host"})
        Told(comments=['Title'], descriptions={'host': 'its name'}, kinds={'host': 's'}, example='Example: esx01')
    """
    told = Told()
    for line in lines:
        parameter = PARAMETER.fullmatch(line)
        if line.startswith(EXAMPLE):
            told.example = line
        elif parameter and parameter["kind"] and parameter["name"] in names:
            told.kinds[parameter["name"]] = parameter["kind"]
            if parameter["text"]:
                told.descriptions[parameter["name"]] = parameter["text"]
        else:
            told.comments.append(line)
    return told


def told_lines(definitions: Sequence[Definition], before: Told | None = None) -> tuple[str, ...]:
    """The extracted comments of a message: lines for translators, parameters, an example (specification, section 4).

    Args:
        definitions: all of one id and one template.
        before: what was told of it before: what the source does not say is kept.

    Example:
        >>> from vapierrors.translate.extract.definition import Definition
        >>> template = "{count, plural, one {# file} other {# files}} could not be updated on {host}."
        >>> host = {"host": "name of the host"}
        >>> for line in told_lines([Definition("com.example.x", template, "app.py", 1, 1, descriptions=host)]):
        ...     print(line)
        count (i)
        host (s): name of the host
        Example: 3 files could not be updated on esx01.example.com.
    """
    old = before or Told()
    message = parse(definitions[0].template)
    new_comments = list(dict.fromkeys(one_line(line) for each in definitions for line in each.comments))
    new = read_told(new_comments, ())
    descriptions = {**old.descriptions, **_merged(definitions, "descriptions")}
    kinds = _kinds(message, _merged(definitions, "kinds"), old.kinds)
    lines = [*(new.comments or old.comments)]
    for name, kind in kinds.items():
        description = one_line(descriptions.get(name, ""))
        lines.append(f"{name} ({kind}): {description}" if description else f"{name} ({kind})")
    is_same = kinds == old.kinds and _texts(descriptions) == _texts(old.descriptions)
    kept = old.example if is_same else None
    example = new.example or kept or (_example(message, kinds, descriptions) if kinds else None)
    return (*lines, example) if example else tuple(lines)


def entry_of(definitions: Sequence[Definition], old: PoEntry | None, told: Told | None, places: References) -> PoEntry:
    """The entry of a message (specification, section 4).

    Args:
        definitions: all of one id and one template, in the order of their places.
        old: the entry that it had; its translator comments and the flags that tell no other format are kept.
        told: what was told of it before.
        places: how its places are written.
    """
    entry = old or PoEntry(id=definitions[0].id, source=definitions[0].template)
    flags = [flag for flag in entry.flags if flag != FUZZY and not flag.endswith("-format")]
    return replace(
        entry,
        extracted_comments=told_lines(definitions, told),
        references=tuple(
            dict.fromkeys(_reference(definition, places) for definition in definitions if places != "none")
        ),
        flags=(*flags, ICU_FLAG),
    )


def _merged(definitions: Iterable[Definition], name: Literal["descriptions", "kinds"]) -> dict[str, str]:
    """What the definitions say of the parameters; of two that say something, the first counts."""
    merged: dict[str, str] = {}
    for definition in definitions:
        for parameter, text in getattr(definition, name).items():
            merged.setdefault(parameter, text)
    return merged


def _kinds(message: Message, told: Mapping[str, str], before: Mapping[str, str]) -> dict[str, str]:
    """From the source, else what was told before if the template can use it, else from the template."""
    used, possible = used_kinds(message), possible_kinds(message)
    kept = {name: kind for name, kind in before.items() if kind in possible.get(name, ())}
    return {name: told.get(name) or kept.get(name) or kind for name, kind in used.items()}


def _texts(descriptions: Mapping[str, str]) -> dict[str, str]:
    """The samples that descriptions bring themselves: “the method, such as DELETE”."""
    found = {name: _SUCH_AS.search(text) for name, text in descriptions.items()}
    return {name: match["text"] for name, match in found.items() if match}


def _example(message: Message, kinds: Mapping[str, str], descriptions: Mapping[str, str]) -> str:
    params = sample_params(message, kinds)
    for name, text in _texts(descriptions).items():
        if kinds.get(name) == "s" and arguments(message)[name] == {"plain"}:
            params[name] = text if isinstance(params[name], str) else {"s": text}
    return EXAMPLE + one_line(render_sample(message, "en", params))


def _reference(definition: Definition, places: References) -> str:
    """A place; a name with white space stands between marks, as gettext has it."""
    name = one_line(definition.file)
    file = f"\u2068{name}\u2069" if _SPACE.search(name) else name
    return f"{file}:{definition.line}" if places == "line" else file
