"""What an integration needs that the core does without."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def extra(name: str, *packages: str) -> Iterator[None]:
    """Around the imports that need an extra: where it is not installed, the error says how it is.

    Args:
        name: of the extra.
        packages: the top packages that it brings.

    Raises:
        ModuleNotFoundError: one of them is not there.

    Example:
        >>> with extra("flask", "flaskette"):
        ...     import flaskette
        Traceback (most recent call last):
        ModuleNotFoundError: Expected the package flaskette, got none; install it with: pip install "vapierrors[flask]"
    """
    try:
        yield
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package not in packages:
            raise
        message = f'Expected the package {package}, got none; install it with: pip install "vapierrors[{name}]"'
        raise ModuleNotFoundError(message, name=error.name) from error
