"""From a plain message to a text in the reader's language (specification, section 5)."""

from vapierrors.resolving.audience import Audience, Prefer
from vapierrors.resolving.documents import localize_document
from vapierrors.resolving.languages import Language, Step, View, view_of
from vapierrors.resolving.resolver import Resolver, is_readable
from vapierrors.resolving.stacks import stack_within
from vapierrors.resolving.straight import StraightWay

__all__ = [
    "Audience",
    "Language",
    "Prefer",
    "Resolver",
    "Step",
    "StraightWay",
    "View",
    "is_readable",
    "localize_document",
    "stack_within",
    "view_of",
]
