"""One body of three messages to three strings: from bytes, and through the models."""

from __future__ import annotations

from functools import partial
from itertools import cycle
from typing import TYPE_CHECKING, Final

from benchmarks.bodies import PAYLOAD, check_texts, varied
from benchmarks.peers import naive, ours
from benchmarks.peers.contestants import present
from benchmarks.rows import time_rows
from benchmarks.timing import interleaved
from vapierrors import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from benchmarks.rows import Row
    from benchmarks.run import Run

_VARIED: Final = 3000
_ON_VARIED_BODIES: Final = ("vapierrors", "pyicu", "icu4py", "naive")


def run(run: Run) -> list[Row]:
    """Everybody in turns; the ratio of a peer is to ``vapierrors``, that of ``vapierrors`` to the floor.

    Args:
        run: how hard to try.
    """
    contestants = present(run.progress)
    calls: dict[str, Callable[[], Sequence[str]]] = {}
    for contestant in contestants:
        calls[f"bytes.{contestant.name}"] = call = partial(contestant.renderer(), PAYLOAD)
        if contestant.formats:
            check_texts(contestant.title, call())
    calls.update(_through_the_model())
    payloads = varied(_VARIED, run.effort.seed)
    for contestant in contestants:
        if contestant.name in _ON_VARIED_BODIES:
            calls[f"varied.{contestant.name}"] = partial(_next, contestant.renderer(), cycle(payloads))
    lines = [(f"bytes.{who.name}", f"bytes: {who.title}", _base(who.name)) for who in contestants]
    lines += [
        ("model.vapierrors", "model: vapierrors, from an ErrorBody", None),
        ("model.decoded", "model: vapierrors, from a Decoded", "model.vapierrors"),
        ("model.whole", "model: pydantic + gettext + Babel, from bytes", "model.vapierrors"),
        ("model.naive", "model: pydantic + gettext + Babel, model read", "model.vapierrors"),
    ]
    lines += [
        (
            f"varied.{who.name}",
            f"{_VARIED:,} different bodies: {who.title}",
            None if who.name == "vapierrors" else "varied.vapierrors",
        )
        for who in sorted(contestants, key=lambda who: who.name != "vapierrors")
        if who.name in _ON_VARIED_BODIES
    ]
    return time_rows("µs", interleaved(calls, run.effort), lines, "body")


def _next(render: Callable[[bytes], Sequence[str]], payloads: Iterator[bytes]) -> Sequence[str]:
    return render(next(payloads))


def _through_the_model() -> dict[str, Callable[[], Sequence[str]]]:
    texts, decoded = ours.renderer(), decode(PAYLOAD)
    model = naive.Body.model_validate_json(PAYLOAD)
    calls: dict[str, Callable[[], Sequence[str]]] = {
        "model.vapierrors": partial(texts, decoded.body),
        "model.decoded": partial(texts, decoded),
        "model.whole": partial(naive.renderer(), PAYLOAD),
        "model.naive": partial(naive.model_renderer(), model),
    }
    for name, call in calls.items():
        check_texts(name, call())
    return calls


def _base(name: str) -> str | None:
    return {"floor": None, "vapierrors": "bytes.floor"}.get(name, "bytes.vapierrors")
