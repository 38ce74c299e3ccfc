"""Stacks that are larger than the limits, where no reader of a payload has seen to it."""

from __future__ import annotations

from itertools import islice
from operator import is_
from typing import TYPE_CHECKING, Any

from vapierrors.exceptions import LimitExceeded
from vapierrors.models.limits import MAX_PRECISION
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
        limits: how many messages, args and params there may be, and how many fraction digits.
        strict: raise where there are more, or where messages are deeper inside each other.

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
    problems = [
        Problem("too-many", "", "", f"{excess.reason}; the rest is left out - at {excess.where}") for excess in excesses
    ]
    if problems:
        messages = [_cut(message, limits.params) for message in messages[: limits.messages]]
    if limits.precision < MAX_PRECISION or strict:
        walk = _Walk(limits, strict=strict)
        messages = [walk.message(message, f"$.messages[{index}]", 0) for index, message in enumerate(messages)]
        problems += walk.problems
    return messages, tuple(problems)


class _Walk:
    """Goes through the params of messages, and of those inside them, to the depth that is resolved."""

    def __init__(self, limits: Limits, *, strict: bool) -> None:
        self._limits = limits
        self._strict = strict
        self.problems: list[Problem] = []

    def message(self, message: Mapping[str, Any], path: str, depth: int) -> Mapping[str, Any]:
        """The message with no more fraction digits than there may be."""
        if depth > self._limits.nesting_depth:
            if self._strict:
                raise LimitExceeded("nesting_depth", self._limits.nesting_depth, depth, path)
            return message
        params = message.get("params") or {}
        walked = {name: self._param(param, f"{path}.params.{name}", depth) for name, param in params.items()}
        return message if all(map(is_, walked.values(), params.values())) else {**message, "params": walked}

    def _param(self, param: Mapping[str, Any], path: str, depth: int) -> Mapping[str, Any]:
        nested, precision, most = param.get("l"), param.get("precision") or 0, self._limits.precision
        if nested is not None:
            inner = self.message(nested, f"{path}.l", depth + 1)
            return param if inner is nested else {**param, "l": inner}
        if precision <= most:
            return param
        excess = LimitExceeded("precision", most, precision, f"{path}.precision")
        if self._strict:
            raise excess
        self.problems.append(Problem("precision-range", "", "", f"{excess.reason}; read as {most} - at {excess.where}"))
        return {**param, "precision": most}


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
