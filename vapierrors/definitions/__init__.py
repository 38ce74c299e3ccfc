"""The messages of a service: an id, an English template, and what fills it (specification, section 7)."""

from vapierrors.definitions.definition import MessageDefinition
from vapierrors.definitions.param import Param

__all__ = ["MessageDefinition", "Param"]
