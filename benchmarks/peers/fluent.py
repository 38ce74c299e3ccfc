"""fluent.runtime, with one bundle made once; widths and numbers of digits stand in the messages."""

from __future__ import annotations

from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from benchmarks.bodies import LOCALE, TIME_ZONE

if TYPE_CHECKING:
    from collections.abc import Callable

_MESSAGES: Final = f"""
com-example-vm-snapshots = {{ $snapshots ->
        [one] {{ $snapshots }} Snapshot
       *[other] {{ $snapshots }} Snapshots
    }} von {{ $vm }} seit {{ DATETIME(
        $since, dateStyle: "medium", timeStyle: "medium", timeZone: "{TIME_ZONE}"
    ) }}: {{ $why }}
com-example-datastore-full = Auf {{ $store }} sind nur {{ NUMBER(
        $free, minimumFractionDigits: 2, maximumFractionDigits: 2
    ) }} von {{ NUMBER($needed, minimumFractionDigits: 1, maximumFractionDigits: 1) }} GB frei: {{ $why }}
com-example-host-busy = {{ $host }} ist zu {{ NUMBER(
        $load, minimumFractionDigits: 2, maximumFractionDigits: 2
    ) }} % belegt, seit {{ DATETIME(
        $since, dateStyle: "short", timeStyle: "short", timeZone: "{TIME_ZONE}"
    ) }}: {{ $why }}
com-example-quota = Das Kontingent {{ $quota }} ist erschöpft
com-example-moving = {{ $vm }} wird gerade verschoben
com-example-task = {{ $task }} läuft
"""


def renderer() -> Callable[[bytes], list[str]]:
    """From bytes to the texts; the body is parsed by the fastest parser there is."""
    runtime = import_module("fluent.runtime")
    loads = import_module("orjson").loads
    bundle = runtime.FluentBundle([LOCALE], use_isolating=False)
    bundle.add_resource(runtime.FluentResource(_MESSAGES))
    from_iso = datetime.fromisoformat

    def value_of(param: dict[str, Any]) -> object:
        kind = next(iter(param))
        value = param[kind]
        if kind == "dt":
            return from_iso(value)
        return message_text(value) if kind == "l" else value

    def message_text(message: dict[str, Any]) -> str:
        pattern = bundle.get_message(message["id"].replace(".", "-")).value
        values = {name: value_of(param) for name, param in message["params"].items()}
        text: str
        text, _ = bundle.format_pattern(pattern, values)
        return text

    return lambda payload: [message_text(message) for message in loads(payload)["messages"]]
