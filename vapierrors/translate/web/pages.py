"""The pages as HTML: Jinja templates, filled."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from vapierrors.cldr.names import locale_name
from vapierrors.cldr.tags import parse_tag
from vapierrors.exceptions import LocaleError
from vapierrors.outputs import stylesheet
from vapierrors.outputs.environment import FILTERS, template_loader
from vapierrors.outputs.plain import printable
from vapierrors.translate.web.branches import MOST_BRANCHES
from vapierrors.translate.web.layers import PSEUDO_LOCALES
from vapierrors.translate.web.listing import PAGE_SIZE, page_numbers, view_list
from vapierrors.translate.web.message import view_message
from vapierrors.translate.web.rows import STATES
from vapierrors.translate.web.wishes import (
    LONGEST_ID,
    LONGEST_SEARCH,
    LONGEST_VALUE,
    VALUE_PREFIX,
    QueryError,
    default_readers,
    read_query,
    read_wish,
    shortened,
)

if TYPE_CHECKING:
    from jinja2 import Environment

    from vapierrors.translate.web.snapshot import Snapshot
    from vapierrors.translate.web.wishes import Wish

POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""The content security policy of every page: neither script nor style stands in one."""

_UNTRANSLATED: Final = ("ar", "fa", "he", "ur")
"""Languages that are offered although the catalogs may not have them, to see texts of the other direction."""

_OK: Final = 200
_BAD_REQUEST: Final = 400
_NOT_FOUND: Final = 404
_WRONG_VALUES: Final = 422


class Page(NamedTuple):
    """An answer.

    Args:
        status: of HTTP.
        content: as it goes over the wire.
        content_type: the media type.
    """

    status: int
    content: bytes
    content_type: str = "text/html; charset=utf-8"


class Offer(NamedTuple):
    """A choice of languages, under a heading.

    Args:
        title: the heading.
        tags: the languages.
    """

    title: str
    tags: tuple[str, ...]


def list_page(snapshot: Snapshot, query: str, locale: str) -> Page:
    """A page of the list (specification, section 9).

    Args:
        snapshot: the catalogs.
        query: of the address, still encoded.
        locale: the language tag of the second column where the query names none.

    Example:
        >>> from vapierrors.translate.web.site import Site
        >>> page = list_page(Site([]).current(), "q=vm.not_found&second=ja", "de")
        >>> page.status, "仮想マシン" in page.content.decode()
        (200, True)
    """
    try:
        wish = read_wish(read_query(query), default_readers(snapshot, locale))
    except QueryError as error:
        return error_page(_BAD_REQUEST, str(error))
    view = view_list(snapshot, wish)
    numbers = page_numbers(view.page, view.pages)
    return _page(_status(wish), "list.html.j2", snapshot, wish, view=view, numbers=numbers)


def message_page(snapshot: Snapshot, query: str, locale: str) -> Page:
    """The page of one message (specification, section 9).

    Args:
        snapshot: the catalogs.
        query: of the address, still encoded: ``id`` says which message.
        locale: the language tag of the second column where the query names none.

    Example:
        >>> from vapierrors.translate.web.site import Site
        >>> message_page(Site([]).current(), "id=com.example.gone", "de").status
        404
    """
    try:
        fields = read_query(query)
        wish = read_wish(fields, default_readers(snapshot, locale))
    except QueryError as error:
        return error_page(_BAD_REQUEST, str(error))
    message_id = fields.get("id", "")
    if len(message_id) > LONGEST_ID:
        return error_page(_BAD_REQUEST, f"Expected a message id of at most {LONGEST_ID} characters")
    view = view_message(snapshot, message_id, wish, fields, page_size=PAGE_SIZE)
    if view is None:
        return error_page(_NOT_FOUND, f"Expected a message id of the catalogs, got {shortened(message_id)!r}")
    status = _WRONG_VALUES if any(field.reason for field in view.values.fields) else _status(wish)
    return _page(status, "message.html.j2", snapshot, wish, view=view, all_branches="all" in fields)


def error_page(status: int, reason: str) -> Page:
    """A page that says why there is none.

    Args:
        status: of HTTP.
        reason: expected, and got.

    Example:
        >>> error_page(404, "Expected a page, got /x").status
        404
    """
    content = _environment().get_template("web/error.html.j2").render(status=status, reason=reason)
    return Page(status, content.encode(errors="replace"))


def static_file(name: str) -> Page | None:
    """A style sheet or the script of the pages; None where there is none of the name.

    Args:
        name: of the file.

    Example:
        >>> static_file("vapierrors.css").content_type, static_file("../pages.py")
        ('text/css; charset=utf-8', None)
    """
    types = {"preview.css": "text/css", "reload.js": "text/javascript", "icon.svg": "image/svg+xml"}
    if name == "vapierrors.css":
        return Page(_OK, stylesheet().encode(), "text/css; charset=utf-8")
    if name not in types:
        return None
    content = (files("vapierrors.translate.web") / "static" / name).read_bytes()
    return Page(_OK, content, f"{types[name]}; charset=utf-8")


def _status(wish: Wish) -> int:
    return _WRONG_VALUES if wish.faults else _OK


def _page(status: int, template: str, snapshot: Snapshot, wish: Wish, **shown: Any) -> Page:  # noqa: ANN401 - what a template takes
    content = (
        _environment()
        .get_template(f"web/{template}")
        .render(
            wish=wish,
            tags=tuple(dict.fromkeys(wish.readers[:2])),
            version=snapshot.version,
            problems=snapshot.problems(wish.readers[:2]),
            offers=_offers(snapshot, wish),
            **shown,
        )
    )
    return Page(status, content.encode(errors="replace"))


def _offers(snapshot: Snapshot, wish: Wish) -> tuple[Offer, ...]:
    """The languages to choose from; one that is asked for is always among them."""
    known = {*snapshot.locales, *PSEUDO_LOCALES}
    others = dict.fromkeys([*_UNTRANSLATED, *wish.readers[:2]])
    offers = (
        Offer("Catalogs", snapshot.locales),
        Offer("Pseudo-locales", tuple(tag for tag in PSEUDO_LOCALES if tag not in snapshot.locales)),
        Offer("Others", tuple(tag for tag in others if tag not in known)),
    )
    return tuple(offer for offer in offers if offer.tags)


@cache
def _environment() -> Environment:
    from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined  # noqa: PLC0415 - heavy

    own = PrefixLoader({"web": PackageLoader("vapierrors.translate.web")})
    made = Environment(
        loader=ChoiceLoader([own, template_loader()]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {**FILTERS, "language": _language, "breakable": _breakable}
    made.globals |= {
        "longest_search": LONGEST_SEARCH,
        "longest_value": LONGEST_VALUE,
        "value_prefix": VALUE_PREFIX,
        "states": STATES,
        "most_branches": MOST_BRANCHES,
    }
    return made


def _language(tag: str) -> str:
    """The English name of a language; the tag, where CLDR has none."""
    try:
        return locale_name(str(parse_tag(tag)), "en")
    except LocaleError:
        return tag


def _breakable(text: str) -> Any:  # noqa: ANN401 - Markup, whose module is heavy
    """An id that may be broken behind its dots, where a line has no room."""
    from markupsafe import Markup  # noqa: PLC0415 - heavy, as Jinja is

    return Markup("<wbr>").join(piece for piece in _pieces(printable(text)))


def _pieces(text: str) -> list[str]:
    *pieces, last = text.split(".")
    return [*(f"{piece}." for piece in pieces), last]
