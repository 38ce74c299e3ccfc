"""What a good developer writes in an afternoon: pydantic, gettext, ``str.format``, and Babel for the values."""

from __future__ import annotations

from datetime import datetime
from gettext import GNUTranslations
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_datetime
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.numbers import format_decimal
from pydantic import BaseModel

from benchmarks.bodies import BUSY, FULL, LOCALE, MOVING, QUOTA, SNAPSHOTS, TASK, TIME_ZONE

if TYPE_CHECKING:
    from collections.abc import Callable

_WIDTHS: Final = {"SHORT": "short", "MED": "medium", "LONG": "long", "FULL": "full"}
_GERMAN: Final = {
    f"{SNAPSHOTS}|one": "{snapshots} Snapshot von {vm} seit {since}: {why}",
    f"{SNAPSHOTS}|other": "{snapshots} Snapshots von {vm} seit {since}: {why}",
    FULL: "Auf {store} sind nur {free} von {needed} GB frei: {why}",
    BUSY: "{host} ist zu {load} % belegt, seit {since}: {why}",
    QUOTA: "Das Kontingent {quota} ist erschöpft",
    MOVING: "{vm} wird gerade verschoben",
    TASK: "{task} läuft",
}
_PLURAL_ARGUMENTS: Final = {SNAPSHOTS: "snapshots"}


class Nested(BaseModel):
    """A message inside a parameter."""

    id: str
    params: dict[str, Param] = {}


class Param(BaseModel):
    """A named parameter."""

    s: str | None = None
    dt: datetime | None = None
    i: int | None = None
    d: float | None = None
    l: Nested | None = None  # noqa: E741 - vAPI's name
    format: str = "SHORT_DATE_TIME"
    precision: int | None = None


class Message(Nested):
    """A message of the cause stack."""

    default_message: str
    args: list[str]


class Body(BaseModel):
    """An error body."""

    error_type: str
    messages: list[Message]


def translations() -> GNUTranslations:
    """The German messages in gettext's own catalog."""
    catalog = Catalog(locale=LOCALE)
    for message_id, text in _GERMAN.items():
        catalog.add(message_id, text)
    file = BytesIO()
    write_mo(file, catalog)
    file.seek(0)
    return GNUTranslations(file)


def model_renderer() -> Callable[[Body], list[str]]:
    """From the validated model to the texts; locale, zone and catalog are made once."""
    locale = Locale.parse(LOCALE)
    zone = ZoneInfo(TIME_ZONE)
    gettext = translations().gettext

    def text_of(param: Param) -> str:
        if param.s is not None:
            return param.s
        if param.dt is not None:
            return format_datetime(param.dt, _WIDTHS[param.format.split("_")[0]], zone, locale)
        if param.i is not None:
            return format_decimal(param.i, locale=locale)
        if param.d is not None:
            digits = None if param.precision is None else f"#,##0.{'0' * param.precision}"
            return format_decimal(param.d, digits, locale=locale)
        return message_text(param.l) if param.l else ""

    def message_text(message: Nested) -> str:
        message_id = message.id
        counted = _PLURAL_ARGUMENTS.get(message_id)
        if counted:
            message_id = f"{message_id}|{locale.plural_form(message.params[counted].i or 0)}"
        values = {name: text_of(param) for name, param in message.params.items()}
        return gettext(message_id).format(**values)

    def render(body: Body) -> list[str]:
        return [message_text(message) for message in body.messages]

    return render


def renderer() -> Callable[[bytes], list[str]]:
    """From bytes to the texts."""
    render = model_renderer()
    return lambda payload: render(Body.model_validate_json(payload))
