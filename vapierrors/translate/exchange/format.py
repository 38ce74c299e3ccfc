"""What a format is: a name, and the two functions that write and read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from vapierrors.catalog import EntryProblem
    from vapierrors.translate.exchange.unit import Bundle, Loss

Style: TypeAlias = Literal["named", "java", "printf"]
OnLoss: TypeAlias = Literal["skip", "other", "fail"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a format is written; each format takes what concerns it (specification, section 9).

    Args:
        style: of templates in ``.properties``: ICU with names, Java's ``MessageFormat``, or printf.
        ascii: whether ``.properties`` hold ASCII alone, with escapes for all other characters.
        on_loss: what becomes of a template that a style cannot say: ``skip`` leaves it out; ``other`` writes the branch
            ``other`` of plurals and selects, arguments without their formats, and numbers for names; ``fail`` is
            ``skip`` for a caller who writes no file where anything is lost.
        bom: whether CSV begins with a byte order mark, by which spreadsheets know UTF-8.

    Example:
        >>> Options().style
        'named'
    """

    style: Style = "named"
    ascii: bool = True
    on_loss: OnLoss = "skip"
    bom: bool = False


class OutFile(NamedTuple):
    """A file of a format, not yet written.

    Args:
        name: its path below the folder of the output, with ``/``.
        content: its bytes.
    """

    name: str
    content: bytes


class Written(NamedTuple):
    """A bundle in a format.

    Args:
        file: the file; None where the bundle has none in this format.
        losses: what the format cannot hold.
        units: how many messages the file has.
    """

    file: OutFile | None
    losses: tuple[Loss, ...] = ()
    units: int = 0


class InFile(NamedTuple):
    """A file to read, and what is known of it.

    Args:
        path: its path as the caller names it, with ``/``.
        content: its bytes.
        locale: the language tag; None where the file says it.
        domain: the domain; likewise.
    """

    path: str
    content: bytes
    locale: str | None = None
    domain: str | None = None

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.path.rpartition("/")[2]


class Read(NamedTuple):
    """What a file holds.

    Args:
        bundles: what was read.
        problems: what had to be left out.
    """

    bundles: tuple[Bundle, ...]
    problems: tuple[EntryProblem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format (specification, section 9).

    Args:
        name: as the command line has it.
        title: one line for its help.
        suffixes: those of its files.
        write: writes a bundle.
        read: reads a file; raises ``CatalogError`` where it is none of the format.
        has_sources: whether a file of translations has the English, too.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    write: Callable[[Bundle, Options], Written]
    read: Callable[[InFile], Read]
    has_sources: bool
