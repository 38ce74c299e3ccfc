"""The messages of the integrations themselves: in the catalog word for word, and in each language of it."""

from __future__ import annotations

import pytest

from vapierrors import Catalog
from vapierrors.definitions import MessageDefinition
from vapierrors.integrations import statuses, unexpected, validation_messages

DEFINITIONS = [
    value
    for module in (statuses, unexpected, validation_messages)
    for value in vars(module).values()
    if isinstance(value, MessageDefinition)
]
CATALOG = Catalog.load()
OWN = ("vapierrors.unexpected", "vapierrors.http.", "vapierrors.validation.")


def test_every_message_has_one_definition_and_every_entry_is_used() -> None:
    """What the code says in English is what the translators translated, no more and no less."""
    entries = {
        (message_id, entry.template)
        for message_id in CATALOG.table("en")
        if message_id.startswith(OWN)
        for entry in CATALOG.find(message_id, "en")
    }
    assert {(definition.id, definition.english_template) for definition in DEFINITIONS} == entries
    assert len(DEFINITIONS) == len(entries)


@pytest.mark.parametrize("locale", [locale for locale in CATALOG.locales if locale != "en"])
def test_every_message_is_translated(locale: str) -> None:
    """No caller of a language that the library ships reads these in English."""
    assert [one.id for one in DEFINITIONS if not CATALOG.find(one.id, locale)] == []
