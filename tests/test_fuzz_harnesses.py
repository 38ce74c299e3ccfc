"""The harnesses hold for their seeds, for random bytes and for seeds that were changed at random."""

from __future__ import annotations

import random
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fuzz import HARNESSES

if TYPE_CHECKING:
    from collections.abc import Callable

FUZZ = Path(__file__).parent / "fuzz"
LARGEST_CORPUS = 200_000


def harness(name: str) -> Callable[[bytes], None]:
    one_input: Callable[[bytes], None] = import_module(f"fuzz.{name}").one_input
    return one_input


def seeds(name: str) -> list[bytes]:
    return [path.read_bytes() for path in sorted((FUZZ / "corpus" / name).iterdir())]


def changed(seed: bytes, others: list[bytes], rng: random.Random) -> bytes:
    """A seed with a byte, a run of bytes or a piece of another seed where there was none."""
    content = bytearray(seed)
    for _ in range(rng.choice((1, 2, 4))):
        place = rng.randrange(len(content) + 1)
        other = rng.choice(others)
        start = rng.randrange(len(other) + 1)
        end = place + rng.choice((0, 1, 8))
        content[place:end] = rng.choice((rng.randbytes(1), b"", other[start : start + 20]))
    return bytes(content)


def test_each_harness_has_seeds_and_words() -> None:
    """The table names every module with a property, and each has a folder of seeds and a dictionary."""
    modules = {path.stem for path in FUZZ.glob("*.py") if "def one_input(" in path.read_text(encoding="utf-8")}
    assert modules == set(HARNESSES)
    assert {path.name for path in (FUZZ / "corpus").iterdir()} == set(HARNESSES)
    assert {path.name for path in (FUZZ / "dictionaries").iterdir()} == {f"{name}.dict" for name in HARNESSES}


def test_the_seeds_are_small() -> None:
    """A clone of the repository is no place for what a fuzzer collects."""
    assert sum(path.stat().st_size for path in (FUZZ / "corpus").rglob("*")) < LARGEST_CORPUS


@pytest.mark.parametrize("name", HARNESSES)
def test_the_seeds_hold(name: str) -> None:
    """Every seed of a harness keeps its promises, and so does nothing at all."""
    one_input = harness(name)
    for seed in [b"", *seeds(name)]:
        one_input(seed)


@pytest.mark.parametrize("name", HARNESSES)
def test_random_inputs_hold(name: str) -> None:
    """A few hundred inputs that are noise, or seeds with something broken, keep them too."""
    one_input, found, rng = harness(name), seeds(name), random.Random(name)  # noqa: S311 - a seed, not a secret
    for _ in range(60):
        one_input(rng.randbytes(rng.randrange(60)))
    for _ in range(240):
        one_input(changed(rng.choice(found), found, rng))


def test_changed_json_is_json_that_holds() -> None:
    """What changes documents as documents gives inputs that the harness takes, each as its number says."""
    decode = import_module("fuzz.decode")
    found = seeds("decode")
    for number, seed in enumerate(found * 3, 1):
        first, again = (decode.mutate(seed, 4096, number, lambda data, _size: data) for _ in range(2))
        assert first == again
        decode.one_input(first)
