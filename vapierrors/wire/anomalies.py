"""What can be odd about a payload: an occurrence of it, and the table of all kinds."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, NamedTuple


@dataclass(frozen=True, slots=True)
class Anomaly:
    """One thing that was odd about a payload, and what the tolerant reader did about it (specification, section 2).

    Args:
        code: a kebab-case code of ``ANOMALIES``.
        path: where, as a JSONPath such as ``$.messages[0].id``.
        detail: what was expected, what was got, what was done.

    Example:
        >>> str(Anomaly("no-messages", "$.messages", "Expected one message or more, got none"))
        'Expected one message or more, got none - at $.messages [no-messages]'
    """

    code: str
    path: str
    detail: str

    def __str__(self) -> str:
        return f"{self.detail} - at {self.path} [{self.code}]"


class AnomalyKind(NamedTuple):
    """A row of the table of anomalies.

    Args:
        title: what is odd, in a few words.
        example: a payload, or the part of one, that shows it.
    """

    title: str
    example: str


ANOMALIES: Final = MappingProxyType(
    {
        "arg-not-text": AnomalyKind("a positional argument that is no string", '{"args": [5]}'),
        "binary-payload": AnomalyKind("bytes that are no text", "\\x00\\x01\\x02"),
        "byte-order-mark": AnomalyKind("JSON behind a byte order mark", "\\xef\\xbb\\xbf{}"),
        "control-character": AnomalyKind("a control character that JSON wants escaped", '{"id": "a\\x01"}'),
        "date-time-form": AnomalyKind("a date-time in another form than RFC 3339", '{"dt": "2026-01-31 10:00:00"}'),
        "date-time-range": AnomalyKind("a date-time that does not exist", '{"dt": "2026-02-31T10:00:00.000Z"}'),
        "double-for-integer": AnomalyKind("an integer written as a double", '{"i": 5.0}'),
        "duplicate-key": AnomalyKind(
            "a map with two entries of one key",
            '{"params": [{"key": "a", "value": {"s": "x"}}, {"key": "a", "value": {"s": "y"}}]}',
        ),
        "duplicate-member": AnomalyKind("an object with two members of one name (strict only)", '{"id": 1, "id": 2}'),
        "empty-payload": AnomalyKind("nothing at all", ""),
        "foreign-shape": AnomalyKind("JSON that is no vAPI error", '{"error_code": 287}'),
        "integer-for-double": AnomalyKind("a double written as an integer", '{"d": 5}'),
        "integer-range": AnomalyKind("an integer beyond 64 bits, or too long to read", '{"i": 9223372036854775808}'),
        "lone-surrogate": AnomalyKind("half of a surrogate pair", '{"id": "\\ud800"}'),
        "map-as-entries": AnomalyKind(
            "a list of entries where an object belongs", '{"params": [{"key": "a", "value": {"s": "x"}}]}'
        ),
        "map-as-object": AnomalyKind("an object where a list of entries belongs", '{"params": {"a": {"s": "x"}}}'),
        "missing-member": AnomalyKind("a member that must be there is not", '{"messages": [{"args": []}]}'),
        "missing-wrapper": AnomalyKind("a JSON-RPC value without its wrapper", '{"error_type": "ERROR"}'),
        "needless-wrapper": AnomalyKind("a JSON-RPC value with a wrapper too many", '{"id": {"OPTIONAL": "a"}}'),
        "nested-error": AnomalyKind(
            "an error deep inside an answer", '{"error": {"error_type": "NOT_FOUND", "messages": []}}'
        ),
        "no-members": AnomalyKind(
            "a type id without an object of members", '{"type": "com.vmware.vapi.std.errors.not_found", "value": null}'
        ),
        "no-messages": AnomalyKind("a stack without a message", '{"messages": []}'),
        "no-value": AnomalyKind("a parameter without a value", '{"params": {"a": {}}}'),
        "not-finite": AnomalyKind("an infinite number, or NaN", '{"d": NaN}'),
        "not-json": AnomalyKind("a payload that is no JSON", "<h1>502 Bad Gateway</h1>"),
        "not-json-value": AnomalyKind("an object that JSON has no form for, in a mapping", "{'id': object()}"),
        "not-utf-8": AnomalyKind("JSON in another encoding than UTF-8", 'b\'{"id": "\\xfc"}\''),
        "number-as-text": AnomalyKind("a number written as a string", '{"d": "5.5"}'),
        "precision-range": AnomalyKind("more fraction digits than allowed", '{"d": 5.5, "precision": 99}'),
        "several-values": AnomalyKind("a parameter with two values or more", '{"s": "5", "i": 5}'),
        "stray-member": AnomalyKind("a member beside those of a wrapper", '{"type": "a.b", "value": {}, "more": 1}'),
        "text-as-message": AnomalyKind("a string where a message belongs", '{"messages": ["It is gone."]}'),
        "text-as-param": AnomalyKind("a string where a parameter belongs", '{"params": {"a": "x"}}'),
        "too-deep": AnomalyKind("more levels than Limits.nesting_depth", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["),
        "too-large": AnomalyKind("more bytes than Limits.payload_bytes", "a payload of 2 MiB"),
        "too-many": AnomalyKind("more items than Limits.messages or Limits.params", "a stack of 101 messages"),
        "type-beside-messages": AnomalyKind("a type id beside the messages", '{"type": "a.b", "messages": []}'),
        "type-mismatch": AnomalyKind(
            "an error_type that contradicts the type id",
            '{"type": "com.vmware.vapi.std.errors.not_found", "value": {"error_type": "TIMED_OUT"}}',
        ),
        "wrong-type": AnomalyKind("a value of another JSON type than the member has", '{"id": 5}'),
    }
)
"""Every code that an ``Anomaly`` or a ``WireDecodeError`` may have."""
