"""Models of members that are checked already, built without checking them again."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vapierrors.models.base import WireModel

_Model = TypeVar("_Model", bound="WireModel")
_MODELS: Final = 16
_set: Final = object.__setattr__


@lru_cache(maxsize=_MODELS)
def _defaults(model: type[WireModel]) -> tuple[dict[str, Any], dict[str, Any]]:
    members = {name: None if field.is_required() else field.default for name, field in model.model_fields.items()}
    return members, {name: attribute.default for name, attribute in model.__private_attributes__.items()}


def construct(model: type[_Model], members: Mapping[str, Any], extra: Mapping[str, Any] | None = None) -> _Model:
    """Build a frozen model equal to the one that validating the members would give, in a quarter of the time.

    Args:
        model: one of those whose defaults are constants: a message, a parameter, a body.
        members: by name, each of its proper type; the required ones are among them.
        extra: members that the specification does not name.

    Example:
        >>> from vapierrors.models import LocalizationParam
        >>> construct(LocalizationParam, {"d": 2.5, "precision": 1}) == LocalizationParam(d=2.5, precision=1)
        True
    """
    defaults, private = _defaults(model)
    built = model.__new__(model)
    # A frozen model refuses to be set in any other way; these four are all that pydantic keeps of an instance.
    _set(built, "__dict__", {**defaults, **members})
    _set(built, "__pydantic_fields_set__", {*members, *extra} if extra else {*members})
    _set(built, "__pydantic_extra__", {**extra} if extra else {})
    _set(built, "__pydantic_private__", {**private})
    return built
