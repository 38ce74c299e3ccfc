"""From a plain message to a text in the reader's language (specification, section 5)."""

from vapierrors.resolving.documents import localize_document
from vapierrors.resolving.languages import Language, Step, View, view_of
from vapierrors.resolving.resolver import Prefer, Resolver, is_readable
from vapierrors.resolving.stacks import stack_within

__all__ = [
    "Language",
    "Prefer",
    "Resolver",
    "Step",
    "View",
    "is_readable",
    "localize_document",
    "stack_within",
    "view_of",
]
