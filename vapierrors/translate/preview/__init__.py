"""What readers may see of one message: each branch of its plurals and selects (specification, section 9)."""

from vapierrors.translate.preview.stacks import Stacks, in_stacks, rendered_text, told_kinds
from vapierrors.translate.preview.values import read_value
from vapierrors.translate.preview.variants import (
    LIMIT,
    MOST_COUNTED,
    Choice,
    Variant,
    count_variants,
    never_shown,
    variants,
)

__all__ = [
    "LIMIT",
    "MOST_COUNTED",
    "Choice",
    "Stacks",
    "Variant",
    "count_variants",
    "in_stacks",
    "never_shown",
    "read_value",
    "rendered_text",
    "told_kinds",
    "variants",
]
