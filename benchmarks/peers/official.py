"""The official Python runtime: its own reading of an error, and its ``MessageLocalizer`` on every message.

It knows only positional arguments, so it has bodies of its own: the same texts with four strings each.
"""

from __future__ import annotations

import json
import warnings
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from benchmarks.bodies import BUSY, FULL, LOCALE, MESSAGES, SNAPSHOTS, payload
from vapierrors import Catalog, Renderer, decode, encode

if TYPE_CHECKING:
    from collections.abc import Callable

PACKAGES: Final = ("vmware-vapi-runtime", "vmware-vapi-common-client")

_TEMPLATES: Final = {
    SNAPSHOTS: "{1} Snapshots von {0} seit {2}: {3}",
    FULL: "Auf {0} sind nur {1} von {2} GB frei: {3}",
    BUSY: "{0} ist belegt ({1}), seit {2}: {3}",
}
_PRINTF_TEMPLATES: Final = {
    SNAPSHOTS: "%2$s Snapshots von %1$s seit %3$s: %4$s",
    FULL: "Auf %1$s sind nur %2$s von %3$s GB frei: %4$s",
    BUSY: "%1$s ist belegt (%2$s), seit %3$s: %4$s",
}
_ARGS: Final = {
    SNAPSHOTS: ["vm-42", "1.234", "25.10.2026, 02:30:00", "Das Kontingent gold ist erschöpft"],
    FULL: ["store-7", "1.234,57", "20.480,2", "vm-43 wird gerade verschoben"],
    BUSY: ["esx-3.example.com", "97,44 %", "04.07.26, 18:05", "backup läuft"],
}
_PLAIN: Final = payload(
    *[
        {"id": message["id"], "default_message": message["default_message"], "args": _ARGS[message["id"]]}
        for message in MESSAGES
    ]
)
TEXTS: Final = (
    "1.234 Snapshots von vm-42 seit 25.10.2026, 02:30:00: Das Kontingent gold ist erschöpft",
    "Auf store-7 sind nur 1.234,57 von 20.480,2 GB frei: vm-43 wird gerade verschoben",
    "esx-3.example.com ist belegt (97,44 %), seit 04.07.26, 18:05: backup läuft",
)


def payloads() -> dict[str, bytes]:
    """The error in the dialects that the runtime reads: a JSON-RPC response, the old and the new REST body."""
    body = decode(_PLAIN).body
    error = json.loads(encode(body, "jsonrpc"))
    response = {"jsonrpc": "2.0", "id": "1", "result": {"error": error}}
    return {
        "jsonrpc": json.dumps(response, ensure_ascii=False).encode(),
        "rest": encode(body, "rest"),
        "api": encode(body, "api"),
    }


def ours() -> Callable[[bytes], list[str]]:
    """``vapierrors`` on the same bytes."""
    render = Renderer(Catalog.from_mapping({LOCALE: _TEMPLATES})).render

    def texts(error: bytes) -> list[str]:
        return [message.text for message in render(error, locale=LOCALE).messages]

    return texts


def runtime(dialect: str) -> Callable[[bytes], list[str]]:
    """The runtime: bytes to its error class as its connectors and stubs do it, then every message localized.

    Args:
        dialect: ``jsonrpc``, ``rest`` or ``api``.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        bundle = import_module("vmware.vapi.l10n.bundle").DictionaryResourceBundle(dict(_PRINTF_TEMPLATES))
        localizer = import_module("vmware.vapi.stdlib.client.l10n").MessageLocalizer(bundle)
        read = {"jsonrpc": _jsonrpc_reader, "rest": _rest_reader, "api": _api_reader}[dialect]()

    def texts(error: bytes) -> list[str]:
        return [localizer.localize(message) for message in read(error).messages]

    return texts


def _binding() -> Any:  # noqa: ANN401 - a package without types
    return import_module("com.vmware.vapi.std.errors_client").UnableToAllocateResource.get_binding_type()


def _jsonrpc_reader() -> Callable[[bytes], Any]:
    serializer = import_module("vmware.vapi.data.serializers.jsonrpc")
    converter = import_module("vmware.vapi.bindings.converter").TypeConverter
    to_python = partial(converter.convert_to_python, binding_type=_binding())

    def read(payload: bytes) -> Any:  # noqa: ANN401 - a package without types
        result = serializer.JsonRpcDictToVapi.method_result(serializer.deserialize_response(payload).result)
        return to_python(result.error)

    return read


def _rest_reader() -> Callable[[bytes], Any]:
    data_value_of, error_value, to_python = _rest_pieces("VAPI_REST")

    def read(payload: bytes) -> Any:  # noqa: ANN401 - a package without types
        value = data_value_of(payload.decode())
        members = dict(value.get_field("value").get_fields())
        return to_python(error_value(name=value.get_field("type").value, values=members))

    return read


def _api_reader() -> Callable[[bytes], Any]:
    data_value_of, error_value, to_python = _rest_pieces("SWAGGER_REST")
    # The new REST body does not name its type: the runtime has it from the HTTP status.
    name = _binding().name

    def read(payload: bytes) -> Any:  # noqa: ANN401 - a package without types
        return to_python(error_value(name=name, values=dict(data_value_of(payload.decode()).get_fields())))

    return read


def _rest_pieces(mode: str) -> tuple[Any, Any, Callable[[Any], Any]]:
    converter = import_module("vmware.vapi.bindings.converter")
    to_python = partial(
        converter.TypeConverter.convert_to_python,
        binding_type=_binding(),
        rest_converter_mode=getattr(converter.RestConverter, mode),
    )
    serializer = import_module("vmware.vapi.data.serializers.cleanjson").DataValueConverter
    return serializer.convert_to_data_value, import_module("vmware.vapi.data.value").ErrorValue, to_python
