"""What a request asks for, within limits: the query of an address read, and addresses made of it again."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import parse_qsl, urlencode

from vapierrors.catalog import SOURCE_LOCALE
from vapierrors.cldr.tags import parse_tag
from vapierrors.cldr.zones import zone
from vapierrors.exceptions import LocaleError, TimeZoneError
from vapierrors.translate.web.layers import PSEUDO_LOCALES
from vapierrors.translate.web.rows import STATES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vapierrors.translate.web.snapshot import Snapshot

LONGEST_QUERY: Final = 16_384
"""Characters of the longest query that is read."""

MOST_FIELDS: Final = 200
LONGEST_SEARCH: Final = 200
LONGEST_VALUE: Final = 2000
LONGEST_ID: Final = 500
_LONGEST_NAME: Final = 100
_LARGEST_PAGE: Final = 1_000_000
_SHOWN: Final = 60

VALUE_PREFIX: Final = "p."
"""What the name of a field begins with that has the value of an argument."""


class QueryError(ValueError):
    """The query of an address is longer than is read."""


class Fault(NamedTuple):
    """A field whose value cannot be used.

    Args:
        given: what was given, cut where it is long.
        reason: what was expected instead.
    """

    given: str
    reason: str


class Readers(NamedTuple):
    """Two readers, side by side.

    Args:
        first: the language tag of the first column.
        second: that of the second.
        format_locale: the language tag that numbers and dates follow; empty for that of each text.
        timezone: an IANA name; empty for UTC.
    """

    first: str
    second: str
    format_locale: str = ""
    timezone: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a request asks for (specification, section 6).

    Args:
        readers: in whose languages.
        text: what is searched.
        domain: the domain that is asked for; empty for all.
        state: one of ``STATES``; empty for any.
        page: of the list, from 1.
        faults: name of a field → what is wrong with it; the default holds instead.
    """

    readers: Readers
    text: str = ""
    domain: str = ""
    state: str = ""
    page: int = 1
    faults: Mapping[str, Fault] = field(default_factory=dict)

    def given(self, name: str, value: str) -> str:
        """What a field of the form is to hold: what was given where it cannot be used, else its value.

        Args:
            name: of the field.
            value: that is used.
        """
        return self.faults[name].given if name in self.faults else value

    def fields(self) -> dict[str, str]:
        """The fields that make the same wish again, but for the page; those that are empty are left out."""
        readers = self.readers
        fields = {
            "first": readers.first,
            "second": readers.second,
            "format": readers.format_locale,
            "zone": readers.timezone,
            "q": self.text,
            "domain": self.domain,
            "state": self.state,
        }
        return {name: value for name, value in fields.items() if value}

    def everything(self) -> Wish:
        """All messages, for the same readers."""
        return Wish(self.readers)

    def list_address(self, page: int = 1) -> str:
        """The address of a page of the list.

        Args:
            page: from 1.

        Example:
            >>> Wish(Readers("en", "de"), text="not found").list_address(2)
            '/?first=en&second=de&q=not+found&page=2'
        """
        more = {"page": str(page)} if page > 1 else {}
        return "/?" + _encoded({**self.fields(), **more})

    def message_address(self, message_id: str, values: Mapping[str, str] | None = None, template: int = 0) -> str:
        """The address of the page of a message.

        Args:
            message_id: the message id.
            values: argument → the text of its value.
            template: which of its templates, from 0.

        Example:
            >>> Wish(Readers("en", "de")).message_address("com.example.files", {"count": "5"})
            '/message?id=com.example.files&first=en&second=de&p.count=5'
        """
        more = {f"{VALUE_PREFIX}{name}": value for name, value in (values or {}).items()}
        number = {"template": str(template)} if template else {}
        return "/message?" + _encoded({"id": message_id, **self.fields(), **number, **more})


def _encoded(fields: Mapping[str, str]) -> str:
    return urlencode(fields, errors="replace")


def read_query(query: str) -> dict[str, str]:
    """The fields of a query; of one that comes several times the last value.

    Args:
        query: of the address, still encoded.

    Raises:
        QueryError: it is longer than is read, or has more fields.

    Example:
        >>> read_query("q=not+found&state=")
        {'q': 'not found', 'state': ''}
        >>> read_query("q=" + "x" * 20_000)
        Traceback (most recent call last):
        vapierrors.translate.web.wishes.QueryError: Expected at most 16384 characters behind the ?, got 20002
    """
    if len(query) > LONGEST_QUERY:
        raise QueryError(f"Expected at most {LONGEST_QUERY} characters behind the ?, got {len(query)}")
    try:
        return dict(parse_qsl(query, keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError as error:
        raise QueryError(f"Expected at most {MOST_FIELDS} fields behind the ?, got more") from error


def shortened(text: str) -> str:
    """A text as an error names it: cut where it is long.

    Args:
        text: that somebody gave.

    Example:
        >>> shortened("x" * 100)[-3:], len(shortened("x" * 100))
        ('xx…', 60)
    """
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def default_readers(snapshot: Snapshot, locale: str) -> Readers:
    """English beside a language; where that is English, too, beside another one of the catalogs.

    Args:
        snapshot: the catalogs.
        locale: the language tag that was asked for.

    Example:
        >>> from vapierrors.translate.web.site import Site
        >>> default_readers(Site([]).current(), "de-AT")[:2]
        ('en', 'de-AT')
    """
    if snapshot.chain(locale) not in {(), (SOURCE_LOCALE,)} or parse_tag(locale).language != SOURCE_LOCALE:
        return Readers(SOURCE_LOCALE, locale)
    others = (tag for tag in snapshot.locales if parse_tag(tag).language != SOURCE_LOCALE)
    return Readers(SOURCE_LOCALE, next(chain(snapshot.files.uppermost, others), PSEUDO_LOCALES[0]))


def read_wish(fields: Mapping[str, str], defaults: Readers) -> Wish:
    """What the fields of a query ask for; what makes no sense is a fault, and the default holds.

    Args:
        fields: as ``read_query`` reads them.
        defaults: the readers that hold where none are named.

    Example:
        >>> wish = read_wish({"second": "ja", "zone": "Berlin", "page": "x"}, Readers("en", "de"))
        >>> wish.readers.second, wish.page, wish.faults["zone"].reason
        ('ja', 1, "Expected an IANA time zone name such as Europe/Berlin, got 'Berlin'")
    """
    reading = _Reading(fields)
    readers = Readers(
        reading.checked("first", defaults.first, _tag),
        reading.checked("second", defaults.second, _tag),
        reading.checked("format", defaults.format_locale, _tag),
        reading.checked("zone", defaults.timezone, _zone),
    )
    text = reading.checked("q", "", _search)
    domain = reading.checked("domain", "", _name)
    state = reading.checked("state", "", _state)
    page = fields.get("page", "")
    number = int(page) if page.isascii() and page.isdigit() and len(page) <= len(str(_LARGEST_PAGE)) else 1
    return Wish(readers, text, domain, state, max(number, 1), reading.faults)


class _Reading:
    def __init__(self, fields: Mapping[str, str]) -> None:
        self._fields = fields
        self.faults: dict[str, Fault] = {}

    def checked(self, name: str, default: str, check: Callable[[str], str]) -> str:
        given = self._fields.get(name, "").strip()
        if not given:
            return default
        try:
            return check(given)
        except (LocaleError, TimeZoneError, ValueError) as error:
            self.faults[name] = Fault(shortened(given), str(error))
            return default


def _tag(text: str) -> str:
    if len(text) > _LONGEST_NAME:
        raise LocaleError(f"Expected a language tag such as de or zh-Hant-TW, got {shortened(text)!r}")
    return str(parse_tag(text))


def _zone(text: str) -> str:
    zone(text)
    return text


def _search(text: str) -> str:
    if len(text) > LONGEST_SEARCH:
        raise ValueError(f"Expected at most {LONGEST_SEARCH} characters, got {len(text)}")
    return text


def _name(text: str) -> str:
    if len(text) > _LONGEST_NAME:
        raise ValueError(f"Expected at most {_LONGEST_NAME} characters, got {len(text)}")
    return text


def _state(text: str) -> str:
    if text not in STATES:
        raise ValueError(f"Expected one of {', '.join(STATES)}, got {shortened(text)!r}")
    return text
