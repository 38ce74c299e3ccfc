"""Template text → syntax tree: the grammar of ICU4J, apostrophe mode DOUBLE_OPTIONAL."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final, Literal, TypeVar

from vapierrors.exceptions import LimitExceeded, TemplateSyntaxError
from vapierrors.template.nodes import (
    OTHER,
    PLURAL_CATEGORIES,
    WIDTHS,
    Argument,
    DateTimeArgument,
    DateTimeStyle,
    Message,
    NumberArgument,
    PluralArgument,
    PluralBranch,
    Pound,
    SelectArgument,
    SelectBranch,
    Span,
    Text,
)
from vapierrors.template.number_styles import NUMBER_STYLES, parse_number_skeleton
from vapierrors.template.scanning import NUMBER, PATTERN_WHITE_SPACE, SPACES, WORD, WORDS, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vapierrors.template.nodes import Node
    from vapierrors.template.number_styles import NumberStyle

_Selector = TypeVar("_Selector", str, str | float)

# The field letters of UTS 35 that a skeleton may hold, with `j`, `J` and `C`, which stand for the locale's own hours.
_NO_FIELD: Final = re.compile(r"[^GyYuUrQqMLwWdDFgEecabBhHkKjJCmsSAzZOvVXx]")

_TYPES: Final = "an argument type (number, date, time, plural, selectordinal or select)"
_REFUSED_TYPES: Final[Mapping[str, str]] = {
    "choice": "Write a choice as plural or select.",
    "spellout": "Write number, which shows digits.",
    "ordinal": "Write selectordinal, with a branch for each ending.",
    "duration": "Write number, and the unit in words.",
}
_REFUSED_STYLES: Final[Mapping[str, str]] = {
    "currency": "Write the amount and the currency as two arguments.",
}

_DEFAULT_WIDTH: Final = "medium"
_STYLE_ENDS: Final = ("", "{", "}")

_OFFSET: Final = "offset:"
_PLURAL_SELECTOR: Final = f"a plural selector (=N, {', '.join(PLURAL_CATEGORIES)})"
_SELECT_SELECTOR: Final = "a selector of the select"
_LONGEST_NUMBER: Final = 32


def parse(text: str, *, max_length: int = 16384, max_depth: int = 16) -> Message:
    """Read a template (specification, section 3).

    Args:
        text: the template.
        max_length: how long it may be, in code points.
        max_depth: how many plurals and selects may stand inside one another.

    Raises:
        TemplateSyntaxError: the text is no sound template.
        LimitExceeded: it is too long or too deep.

    Example:
        >>> parse("Hello {name}").nodes
        (Text(value='Hello ', span=Span(start=0, end=6)), Argument(name='name', span=Span(start=6, end=12)))
    """
    if len(text) > max_length:
        raise LimitExceeded("template_length", max_length, len(text), "the template")
    return _Parser(text, max_depth).message(nested=False, pound=False)


class _Parser:
    """One run over one text; ``position`` is the next character to read."""

    __slots__ = ("depth", "max_depth", "open_quote", "position", "text")

    def __init__(self, text: str, max_depth: int) -> None:
        self.text = text
        self.max_depth = max_depth
        self.position = 0
        self.depth = 0
        self.open_quote = -1

    def message(self, *, nested: bool, pound: bool) -> Message:
        """Read up to the end, or where ``nested`` up to the closing brace, which is left for the caller."""
        start = self.position
        nodes: list[Node] = []
        while self.position < len(self.text):
            character = self.text[self.position]
            if character == "{":
                nodes.append(self.argument())
            elif character == "#" and pound:
                self.position += 1
                nodes.append(Pound(Span(self.position - 1, self.position)))
            elif character == "}" and nested:
                break
            else:
                nodes.append(self.words(nested=nested, pound=pound))
        return Message(tuple(nodes), Span(start, self.position))

    def words(self, *, nested: bool, pound: bool) -> Text:
        """Read words up to the next piece of syntax; at the top level a closing brace is a word."""
        text, start = self.text, self.position
        syntax = f"{{{'}' if nested else ''}{'#' if pound else ''}"
        quotable = "{}#" if pound else "{}"
        words: list[str] = []
        while self.position < len(text):
            if match := WORDS.match(text, self.position):
                words.append(match[0])
                self.position = match.end()
                continue
            character = text[self.position]
            if character in syntax:
                break
            following = text[self.position + 1 : self.position + 2]
            if character == "'" and following and following in quotable:
                words.append(self.quotation())
                continue
            words.append(character)
            self.position += 2 if character == following == "'" else 1
        return Text("".join(words), Span(start, self.position))

    def quotation(self) -> str:
        """Read from an opening apostrophe to the closing one, or to the end of the text."""
        opening = self.position
        self.position += 1
        words: list[str] = []
        while True:
            closing = self.text.find("'", self.position)
            if closing < 0:
                words.append(self.text[self.position :])
                self.position = len(self.text)
                self.open_quote = opening
                break
            words.append(self.text[self.position : closing])
            self.position = closing + 1
            if not self.text.startswith("'", self.position):
                break
            words.append("'")
            self.position += 1
        return "".join(words)

    def argument(self) -> Node:
        start = self.position
        self.position += 1
        self.skip_spaces()
        name = self.word("an argument name", "Write a literal brace between apostrophes: '{'.")
        if self.take("}"):
            return Argument(name, Span(start, self.position))
        self.expect(",", f"',' or '}}' behind the argument name {quoted(name)}")
        self.skip_spaces()
        kind_start = self.position
        kind = self.word(_TYPES)
        match kind.lower():
            case "number":
                number = self.number_style()
                self.close(name, start)
                return NumberArgument(name, number, Span(start, self.position))
            case "date" | "time" as moment:
                style = self.date_time_style("date" if moment == "date" else "time")
                self.close(name, start)
                return DateTimeArgument(name, style, Span(start, self.position))
            case "plural" | "selectordinal" as plural:
                self.expect(",", f"',' and the branches of the {plural}")
                offset = self.offset()
                numbered = self.branches(name, start, self.plural_selector, pound=True)
                plurals = tuple(PluralBranch(*branch) for branch in numbered)
                return PluralArgument(name, plural == "selectordinal", offset, plurals, Span(start, self.position))
            case "select":
                self.expect(",", "',' and the branches of the select")
                named = self.branches(name, start, self.select_selector, pound=False)
                selects = tuple(SelectBranch(*branch) for branch in named)
                return SelectArgument(name, selects, Span(start, self.position))
            case folded:
                hint = _REFUSED_TYPES.get(folded, "")
                raise self.error(_TYPES, quoted(kind), kind_start, hint)

    def number_style(self) -> NumberStyle:
        start, end = self.style()
        if self.text.startswith("::", start, end):
            return parse_number_skeleton(self.text, start + 2, end)
        written = self.text[start:end]
        style = NUMBER_STYLES.get(written.lower())
        if style is None:
            hint = _REFUSED_STYLES.get(written.lower(), "Write a pattern as a skeleton: ::.00 for #,##0.00.")
            expected = "a number style (integer, percent, or '::' and a skeleton)"
            raise self.error(expected, quoted(written), start, hint)
        return style

    def date_time_style(self, kind: Literal["date", "time"]) -> DateTimeStyle:
        start, end = self.style()
        if self.text.startswith("::", start, end):
            return DateTimeStyle(kind, None, self.date_skeleton(start + 2, end))
        written = self.text[start:end]
        for width in WIDTHS:
            if width == (written.lower() or _DEFAULT_WIDTH):
                return DateTimeStyle(kind, width)
        expected = f"a {kind} style ({', '.join(WIDTHS)}, or '::' and a skeleton)"
        example = "::yMMdd for yyyy-MM-dd" if kind == "date" else "::Hm for HH:mm"
        raise self.error(expected, quoted(written), start, f"Write a pattern as a skeleton: {example}.")

    def date_skeleton(self, start: int, end: int) -> str:
        start = min(self.spaces_end(start), end)
        if start == end:
            raise self.error("the field letters of a date skeleton, such as yMMMd", self.found(end), end)
        if match := _NO_FIELD.search(self.text, start, end):
            raise self.error(
                "a field letter of a date skeleton, such as those of yMMMdHm",
                quoted(match[0]),
                match.start(),
                "The locale sets the order, the separators and the words.",
            )
        return self.text[start:end]

    def style(self) -> Span:
        """Read the text of a style without the white space around it, empty where there is none."""
        if not self.take(","):
            return Span(self.position, self.position)
        self.skip_spaces()
        start = self.position
        while self.text[self.position : self.position + 1] not in _STYLE_ENDS:
            self.position += 1
        return Span(start, start + len(self.text[start : self.position].rstrip(PATTERN_WHITE_SPACE)))

    def offset(self) -> float:
        """Read ``offset:N`` where it stands, before the branches of a plural."""
        self.skip_spaces()
        if not self.text.startswith(_OFFSET, self.position):
            return 0
        self.position += len(_OFFSET)
        self.skip_spaces()
        return self.number("a number behind 'offset:'")

    def branches(
        self, name: str, start: int, read_selector: Callable[[], _Selector], *, pound: bool
    ) -> list[tuple[_Selector, Message, Span]]:
        """Read the branches of a plural or select and the closing brace of the argument."""
        if self.depth == self.max_depth:
            raise LimitExceeded("template_depth", self.max_depth, self.depth + 1, self.place(start))
        self.depth += 1
        branches: dict[_Selector, tuple[_Selector, Message, Span]] = {}
        while not self.take("}"):
            branch_start = self.position
            if branch_start == len(self.text):
                raise self.unclosed(f"the argument {quoted(name)}", start)
            selector = read_selector()
            written = quoted(self.text[branch_start : self.position])
            if selector in branches:
                expected = "a selector that no earlier branch has"
                raise self.error(expected, written, branch_start, "Keep one of the branches.")
            self.expect("{", f"'{{' to open the branch {written}")
            opening = self.position - 1
            message = self.message(nested=True, pound=pound)
            if not self.take("}"):
                raise self.unclosed(f"the branch {written}", opening)
            branches[selector] = (selector, message, Span(branch_start, self.position))
        if OTHER not in branches:
            expected = f"a branch 'other' in the argument {quoted(name)}"
            hint = "It is used where no other branch fits."
            raise TemplateSyntaxError(expected, "'}'", self.text, self.position - 1, hint, code="missing-other")
        self.depth -= 1
        return list(branches.values())

    def plural_selector(self) -> str | float:
        start = self.position
        if self.text.startswith("=", start):
            self.position += 1
            return self.number("a number behind '='")
        if self.text.startswith(_OFFSET, start):
            raise self.error(_PLURAL_SELECTOR, "'offset:'", start, "An offset stands once, before all branches.")
        word = self.word(_PLURAL_SELECTOR)
        if word not in PLURAL_CATEGORIES:
            raise self.error(_PLURAL_SELECTOR, quoted(word), start)
        return word

    def select_selector(self) -> str:
        start = self.position
        word = self.word(_SELECT_SELECTOR)
        if word.startswith(("=", _OFFSET)):
            raise self.error(_SELECT_SELECTOR, quoted(word), start, "Numbers are told apart by a plural.")
        return word

    def number(self, expected: str) -> float:
        """Read a number: an int, or a float where it has a fraction."""
        match = NUMBER.match(self.text, self.position)
        number = float(match[0]) if match and len(match[0]) <= _LONGEST_NUMBER else math.inf
        if match is None or math.isinf(number):
            raise self.error(expected, self.found(self.position), self.position)
        self.position = match.end()
        return int(number) if number.is_integer() else number

    def word(self, expected: str, hint: str = "") -> str:
        match = WORD.match(self.text, self.position)
        if match is None:
            raise self.error(expected, self.found(self.position), self.position, hint)
        self.position = match.end()
        return match[0]

    def close(self, name: str, start: int) -> None:
        if not self.take("}"):
            raise self.unclosed(f"the argument {quoted(name)}", start)

    def expect(self, sign: str, expected: str) -> None:
        if not self.take(sign):
            raise self.error(expected, self.found(self.position), self.position)

    def take(self, sign: str) -> bool:
        """Whether ``sign`` is next behind white space, and then both are read."""
        self.skip_spaces()
        if not self.text.startswith(sign, self.position):
            return False
        self.position += 1
        return True

    def skip_spaces(self) -> None:
        self.position = self.spaces_end(self.position)

    def spaces_end(self, position: int) -> int:
        match = SPACES.match(self.text, position)
        return match.end() if match else position

    def found(self, position: int) -> str:
        if position == len(self.text):
            return "end of text"
        match = WORD.match(self.text, position)
        return quoted(match[0] if match else self.text[position])

    def place(self, offset: int) -> str:
        line = self.text.count("\n", 0, offset) + 1
        return f"line {line}, column {offset - self.text.rfind(chr(10), 0, offset)}"

    def unclosed(self, what: str, opening: int) -> TemplateSyntaxError:
        """The error for a missing brace, which shows where its partner stands or what swallowed it."""
        hint = f"It opens at {self.place(opening)}."
        if self.open_quote >= 0:
            hint = (
                f"The apostrophe at {self.place(self.open_quote)} quotes all that follows; "
                "write two for one before a brace."
            )
        return self.error(f"'}}' to close {what}", self.found(self.position), self.position, hint)

    def error(self, expected: str, found: str, offset: int, hint: str = "") -> TemplateSyntaxError:
        return TemplateSyntaxError(expected, found, self.text, offset, hint)
