"""Templates: ICU MessageFormat, from text to closures (specification, section 3).

The way of a template is ``parse`` → ``Message`` → ``compile_template`` → ``CompiledTemplate``; ``print_template``
writes a ``Message`` as text again.
"""

from __future__ import annotations

from vapierrors.template.checks import (
    Finding,
    Role,
    arguments,
    check_plural_categories,
    compare_arguments,
    compare_selectors,
    find_quoted_arguments,
)
from vapierrors.template.compiler import CompiledTemplate, Formats, compile_template
from vapierrors.template.nodes import (
    PLURAL_CATEGORIES,
    Argument,
    DateTimeArgument,
    DateTimeStyle,
    Message,
    Node,
    NumberArgument,
    PluralArgument,
    PluralBranch,
    Pound,
    SelectArgument,
    SelectBranch,
    Span,
    Text,
    walk,
)
from vapierrors.template.number_styles import DECIMAL, INTEGER, PERCENT, NumberStyle
from vapierrors.template.parser import parse
from vapierrors.template.parts import LITERAL, Part
from vapierrors.template.printer import print_template
from vapierrors.template.readings import Formatter, Number

__all__ = [
    "DECIMAL",
    "INTEGER",
    "LITERAL",
    "PERCENT",
    "PLURAL_CATEGORIES",
    "Argument",
    "CompiledTemplate",
    "DateTimeArgument",
    "DateTimeStyle",
    "Finding",
    "Formats",
    "Formatter",
    "Message",
    "Node",
    "Number",
    "NumberArgument",
    "NumberStyle",
    "Part",
    "PluralArgument",
    "PluralBranch",
    "Pound",
    "Role",
    "SelectArgument",
    "SelectBranch",
    "Span",
    "Text",
    "arguments",
    "check_plural_categories",
    "compare_arguments",
    "compare_selectors",
    "compile_template",
    "find_quoted_arguments",
    "parse",
    "print_template",
    "walk",
]
