"""Catalogs with many messages, made for a run and thrown away after it."""

from __future__ import annotations

import shutil
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from benchmarks.bodies import LOCALE, TEMPLATES
from benchmarks.fresh import run_module

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DOMAIN: Final = "large"
_HEADER: Final = f"""msgid ""
msgstr ""
"Language: {LOCALE}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def messages(count: int) -> Iterator[tuple[str, str, str]]:
    """Ids with English and German templates: those of the body, then such as services have.

    Args:
        count: how many.
    """
    english, german = TEMPLATES["en"], TEMPLATES[LOCALE]
    own = ((message_id, english[message_id], german[message_id]) for message_id in german)
    return islice(chain(own, map(_numbered, range(count))), count)


def _numbered(number: int) -> tuple[str, str, str]:
    return (
        f"com.example.service{number % 97}.operation{number}.failed",
        f"Operation {number} on {{vm}} has failed after {{count, number}} attempts: {{reason}}",
        f"Der Vorgang {number} auf {{vm}} ist nach {{count, number}} Versuchen fehlgeschlagen: {{reason}}",
    )


def message_ids(count: int) -> list[str]:
    """The ids alone.

    Args:
        count: how many.
    """
    return [message_id for message_id, _, _ in messages(count)]


def po_text(count: int) -> str:
    """A translation as a translator's tool writes it.

    Args:
        count: how many messages it has.
    """
    entries = [
        "#. vm (string), count (integer), reason (string)\n"
        "#: service.py:1\n"
        "#, icu-message-format\n"
        f'msgctxt "{message_id}"\n'
        f'msgid "{english}"\n'
        f'msgstr "{german}"\n'
        for message_id, english, german in messages(count)
    ]
    return _HEADER + "\n".join(entries)


class LargeCatalogs:
    """Folders of catalogs by their number of messages.

    Args:
        folder: where they are made; it is the caller's to remove.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def source(self, count: int) -> Path:
        """A folder with a ``.po`` that is not compiled.

        Args:
            count: how many messages it has.
        """
        root = self._folder / f"source-{count}"
        path = po_path(root)
        if not path.exists():
            path.parent.mkdir(parents=True)
            path.write_text(po_text(count), encoding="utf-8")
        return root

    def compiled(self, count: int) -> Path:
        """A folder that ``vapierrors compile`` has been over.

        Args:
            count: how many messages it has.
        """
        root = self._folder / f"compiled-{count}"
        if not root.exists():
            shutil.copytree(self.source(count), root)
            run_module("vapierrors", "compile", str(root))
        return root


def po_path(root: Path) -> Path:
    """Where the ``.po`` of a folder is.

    Args:
        root: what ``LargeCatalogs.source`` gave.
    """
    return root / LOCALE / "LC_MESSAGES" / f"{_DOMAIN}.po"
