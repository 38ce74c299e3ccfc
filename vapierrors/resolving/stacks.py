"""Stacks that are larger than the limits, where no reader of a payload has seen to it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from vapierrors.exceptions import LimitExceeded
from vapierrors.rendered import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vapierrors.models import Limits


def stack_within(
    messages: Sequence[Mapping[str, Any]], limits: Limits, *, strict: bool = False
) -> tuple[Sequence[Mapping[str, Any]], tuple[Problem, ...]]:
    """The messages that the limits allow, each with the arguments they allow (specification, section 8).

    Args:
        messages: plain messages, from top to bottom.
        limits: how many messages, args and params there may be.
        strict: raise where there are more.

    Raises:
        LimitExceeded: ``strict`` is set, and there are more.

    Example:
        >>> from vapierrors.models import Limits
        >>> stack, problems = stack_within([{"id": "a"}, {"id": "b"}], Limits(messages=1))
        >>> stack, str(problems[0])
        ([{'id': 'a'}], 'Expected at most 1 messages, got 2; the rest is left out - at $.messages [too-many]')
    """
    excesses = list(_excesses(messages, limits))
    if strict and excesses:
        raise excesses[0]
    problems = tuple(
        Problem("too-many", "", "", f"{excess.reason}; the rest is left out - at {excess.where}") for excess in excesses
    )
    if problems:
        messages = [_cut(message, limits.params) for message in messages[: limits.messages]]
    return messages, problems


def _excesses(messages: Sequence[Mapping[str, Any]], limits: Limits) -> Iterator[LimitExceeded]:
    if len(messages) > limits.messages:
        yield LimitExceeded("messages", limits.messages, len(messages), "$.messages")
    for index, message in enumerate(messages[: limits.messages]):
        for member in ("args", "params"):
            count = len(message.get(member) or ())
            if count > limits.params:
                yield LimitExceeded("params", limits.params, count, f"$.messages[{index}].{member}")


def _cut(message: Mapping[str, Any], most: int) -> Mapping[str, Any]:
    args, params = message.get("args") or [], message.get("params") or {}
    if max(len(args), len(params)) <= most:
        return message
    return {**message, "args": args[:most], "params": dict(islice(params.items(), most))}
