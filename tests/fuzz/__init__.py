"""Harnesses for atheris: each takes any bytes, and raises where what it says of them does not hold."""

from typing import Final

HARNESSES: Final = ("decode", "template", "catalogs", "negotiation")
"""The modules with a function ``one_input``; each has seeds and words of its own beside it."""
