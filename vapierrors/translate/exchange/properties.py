"""Java's ``.properties`` bundles: one file a language, ``app.properties`` with the English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vapierrors.catalog import EntryProblem
from vapierrors.catalog.bundles import bundle_name
from vapierrors.catalog.properties import icu_template, read_pairs, unescape
from vapierrors.template import arguments, print_template
from vapierrors.translate.exchange.file_names import Naming, naming_of, unnamed
from vapierrors.translate.exchange.format import Format, InFile, OutFile, Read, Written
from vapierrors.translate.exchange.java_text import argument_numbers, java_text, plainer
from vapierrors.translate.exchange.lines import remark_lines, with_remarks
from vapierrors.translate.exchange.monolingual import Usable, duplicate, unit_of, usable_by_id
from vapierrors.translate.exchange.unit import Bundle, Loss, parsed

if TYPE_CHECKING:
    from vapierrors.translate.exchange.format import Options
    from vapierrors.translate.exchange.unit import Outcome, Unit

_SUFFIX: Final = ".properties"
_LINE: Final = re.compile(r"\r\n|\r|\n")
_NAMED_ESCAPES: Final = {"\\": "\\\\", "\t": "\\t", "\r": "\\r", "\f": "\\f", "\n": "\\n"}
_CONTROLS: Final = r"\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff"
_IN_VALUE: Final = re.compile(rf"[\\\t\r\f\n{_CONTROLS}]|\A ")
_IN_KEY: Final = re.compile(rf"[\\\t\r\f\n{_CONTROLS} =:]|\A[#!]")
_IN_COMMENT: Final = re.compile(rf"\\(?=u[0-9a-fA-F]{{4}})|[\r\f\n{_CONTROLS}]")
_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]")
_COMMENT_ESCAPES: Final = re.compile(r"(?:\\u[0-9a-fA-F]{4})+")
_MARKS: Final = "~:,|."


def write_properties(bundle: Bundle, options: Options) -> Written:
    r"""Write a bundle as ``.properties``, with the remarks on a message above its key (specification, section 9).

    Args:
        bundle: the messages; translations that are fuzzy, missing or not sound are left out. Of several of an id, the
            first that fits the style is written.
        options: ``style``, ``ascii`` and ``on_loss`` count.

    Example:
        >>> from vapierrors.translate.exchange.format import Options
        >>> from vapierrors.translate.exchange.unit import Unit
        >>> unit = Unit(id="gone", source="{0} is gone", translation="{0} wäre weg", comments=("0: string",))
        >>> bundle = Bundle(domain="app", locale="de", units=(unit,))
        >>> print(write_properties(bundle, Options(style="printf")).file.content.decode(), end="")
        # 0: string
        gone = %s w\u00e4re weg
    """
    losses: list[Loss] = []
    pieces: list[str] = []
    for listed in usable_by_id(bundle, losses).values():
        chosen = _chosen(listed, bundle.locale, options, losses)
        if chosen:
            pieces.append("".join([*_comments(chosen.unit), f"{_key(chosen.unit.id)} = {_value(chosen.text)}\n"]))
    content = "\n".join(pieces)
    if options.ascii:
        content = _NOT_ASCII.sub(_escape, content)
    stem = bundle.domain if bundle.is_template else f"{bundle.domain}_{bundle.locale.replace('-', '_')}"
    if _naming(InFile(f"{stem}{_SUFFIX}", b"")) != naming_of(bundle):
        return Written(None, (unnamed(bundle, f"{stem}{_SUFFIX}"),))
    return Written(OutFile(f"{stem}{_SUFFIX}", content.encode()), tuple(losses), len(pieces))


def _naming(file: InFile) -> Naming:
    domain, locale, is_base = bundle_name(file.name.removesuffix(_SUFFIX))
    return Naming(domain, locale, is_base).for_caller(file)


def _chosen(listed: list[Usable], locale: str, options: Options, losses: list[Loss]) -> Usable | None:
    """The message of an id that is written, with its template in the style asked for; None where none can be said."""
    said = [(usable, java_text(usable.text, options.style)) for usable in listed]
    fitting = [(usable, written.text) for usable, written in said if written.text is not None]
    if fitting:
        (unit, text), template = min(fitting, key=lambda pair: options.style == "named" and _is_numbered(pair[0].text))
        why = f"{text!r} {'comes first' if unit is listed[0].unit else f'fits the style {options.style}'}"
        losses += [duplicate(other, locale, why) for other, _ in listed if other is not unit]
        return Usable(unit, template)
    chosen: Usable | None = None
    why = ""
    for usable, written in said:
        unit = usable.unit
        if chosen:
            losses.append(duplicate(unit, locale, why))
            continue
        least = _least(usable, options) if options.on_loss == "other" else None
        chosen = Usable(unit, least) if least is not None else None
        why = f"{usable.text!r} comes first"
        outcome: Outcome = "changed" if chosen else "left out"
        losses.append(Loss(unit.id, locale, written.code, written.reason, outcome, unit.line))
    return chosen


def _is_numbered(template: str) -> bool:
    message = parsed(template)
    return message is not None and any(name.isdecimal() for name in arguments(message))


def _least(usable: Usable, options: Options) -> str | None:
    """The nearest to a template that the style can say; None where no word of it is left."""
    message = parsed(usable.text)
    if message is None:
        return None
    numbers = argument_numbers(arguments(parsed(usable.unit.source) or message))
    plain = print_template(plainer(message, {} if options.style == "named" else numbers))
    text = java_text(plain, options.style).text
    return text if text and text.strip() else None


def _comments(unit: Unit) -> list[str]:
    lines = [_IN_COMMENT.sub(_escape, line) for line in remark_lines(unit)]
    return [f"#{line}\n" if line[:1] in _MARKS and line[:1] else f"# {line}".rstrip(" ") + "\n" for line in lines]


def _key(key: str) -> str:
    return _IN_KEY.sub(_escaped, key)


def _value(text: str) -> str:
    """A value, broken behind its line breaks so that a person can read it."""
    lines = [_IN_VALUE.sub(_escaped, line) for line in text.split("\n")]
    return "\\n\\\n    ".join(lines)


def _escaped(match: re.Match[str]) -> str:
    character = match[0]
    return _NAMED_ESCAPES.get(character) or (f"\\{character}" if character in " =:#!" else _escape(match))


def _escape(match: re.Match[str]) -> str:
    """A character as Java writes it: beyond U+FFFF as a surrogate pair."""
    units = match[0].encode("utf-16-be").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))


def read_properties(file: InFile) -> Read:
    r"""Read a bundle in any of the three styles: UTF-8, or else ISO 8859-1 as Java once had it.

    Args:
        file: the file.

    Example:
        >>> file = InFile("app_de.properties", b"# short!\ngone = %s w\\u00e4re weg\n")
        >>> read_properties(file).bundles[0].units[0].translation
        '{0} wäre weg'
    """
    try:
        text = file.content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = file.content.decode("iso-8859-1")
    naming = _naming(file)
    lines = _LINE.split(text)
    units: dict[str, Unit] = {}
    problems: list[EntryProblem] = []
    end = 0
    for key, value, number in read_pairs(text):
        comments = _comments_above(lines, end, number)
        end = _last_line(lines, number)
        try:
            message_id, template = unescape(key), icu_template(unescape(value))
        except ValueError as error:
            problems.append(EntryProblem("file-syntax", "", naming.locale, file.path, number, str(error)))
            continue
        if not message_id:
            detail = f"Expected a key with the message id, got none before {template!r}"
            problems.append(EntryProblem("no-message-id", "", naming.locale, file.path, number, detail))
            continue
        if message_id in units:
            detail = f"Expected each key once, got {message_id!r} again; the last counts, as it does in Java"
            problems.append(EntryProblem("file-syntax", message_id, naming.locale, file.path, number, detail))
        if template:
            unit = unit_of(message_id, template, is_template=naming.is_template)
            units[message_id] = with_remarks(unit, map(_remark, comments))
    bundle = Bundle(
        domain=naming.domain, locale=naming.locale, units=tuple(units.values()), is_template=naming.is_template
    )
    return Read((bundle,), tuple(problems))


def _comments_above(lines: list[str], end: int, number: int) -> list[str]:
    """The comments between the pair above and a pair, up to the next blank line, without their first sign."""
    comments: list[str] = []
    for line in reversed(lines[end : number - 1]):
        stripped = line.lstrip(" \t\f")
        if stripped[:1] not in {"#", "!"}:
            break
        comments.append(stripped[1:])
    return comments[::-1]


def _last_line(lines: list[str], number: int) -> int:
    """The number of the line that a pair ends with."""
    while number < len(lines) and (len(lines[number - 1]) - len(lines[number - 1].rstrip("\\"))) % 2:
        number += 1
    return number


def _remark(comment: str) -> str:
    text = _COMMENT_ESCAPES.sub(lambda match: unescape(match[0]), comment)
    return text.removeprefix(" ").rstrip()


PROPERTIES: Final = Format(
    name="properties",
    title="Java's bundles, with templates in printf, {0} or {name} style",
    suffixes=(_SUFFIX,),
    write=write_properties,
    read=read_properties,
    has_sources=False,
)
