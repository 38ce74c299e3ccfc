"""``vapierrors demo``: real bodies through the real path, in three languages."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

import click

from vapierrors.cldr.names import locale_name
from vapierrors.cli.documents import echo_json
from vapierrors.renderer import Renderer
from vapierrors.wire import decode

if TYPE_CHECKING:
    from vapierrors.rendered import RenderedError


class _Body(NamedTuple):
    name: str
    title: str


class _Reader(NamedTuple):
    locale: str
    timezone: str


_BODIES: Final = (
    _Body("tagging", "A body with positional arguments, its type beside its messages"),
    _Body("unreadable", "A body whose text a server ruined: “????????¨?”"),
    _Body("upload", "A body with typed parameters: a plural, a date, decimals, and a message inside a message"),
)
_READERS: Final = (
    _Reader("en", "America/New_York"),
    _Reader("de", "Europe/Berlin"),
    _Reader("ja", "Asia/Tokyo"),
)
_NEXT: Final = """\
Try next:
  vapierrors demo --body upload                                    the body itself
  vapierrors demo --body upload | vapierrors render - --locale ja --format-locale en-GB --timezone Asia/Tokyo
  vapierrors render error.json --locale de --output html           your own error, in another form
  vapierrors explain vapi.invoke.input.invalid                     what is known of a message id
  vapierrors locales                                               which languages there are
"""


@click.command(short_help="Render three error bodies in three languages.")
@click.option(
    "--body", type=click.Choice([body.name for body in _BODIES]), help="Print one of the bodies, and no more."
)
@click.option("--json", "as_json", is_flag=True, help="Print what was rendered as JSON.")
def demo(body: str | None, *, as_json: bool) -> None:
    """Render three error bodies in English, German and Japanese, each for a reader in another time zone."""
    if body is not None:
        click.echo(_content(body).decode(), nl=False)
        return
    renderer = Renderer()
    rendered = {shown.name: [_render(renderer, shown.name, reader) for reader in _READERS] for shown in _BODIES}
    if as_json:
        document = {name: [error.to_dict() for error in errors] for name, errors in rendered.items()}
        echo_json(document)
        return
    for shown in _BODIES:
        click.echo(click.style(f"{shown.title} ({decode(_content(shown.name)).dialect} dialect)", bold=True))
        for reader, error in zip(_READERS, rendered[shown.name], strict=True):
            click.echo(click.style(f"\n  {locale_name(reader.locale)}, {reader.timezone}", dim=True))
            click.echo("\n".join(f"  {line}" for line in error.to_text().splitlines()))
        click.echo()
    click.echo(_NEXT, nl=False)


def _content(name: str) -> bytes:
    return (files("vapierrors.cli") / "demo_bodies" / f"{name}.json").read_bytes()


def _render(renderer: Renderer, name: str, reader: _Reader) -> RenderedError:
    return renderer.render(_content(name), locale=reader.locale, timezone=reader.timezone)
