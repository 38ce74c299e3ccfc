"""A rendered error as a whole HTML page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from vapierrors.outputs.environment import direction
from vapierrors.outputs.plain import one_line

if TYPE_CHECKING:
    from vapierrors.rendered import RenderedError


def page(rendered: RenderedError) -> str:
    """A page for a browser: title, language and direction, no script and no style (specification, section 5).

    Args:
        rendered: the error; its top message is the title, and its language that of the page.

    Example:
        >>> from vapierrors.renderer import Renderer
        >>> print(page(Renderer().render('{"error_type": "NOT_FOUND", "messages": []}', locale="de")))
        <!DOCTYPE html>
        <html lang="de" dir="ltr">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>Nicht gefunden</title>
        </head>
        <body>
        <div class="vapierrors" lang="de" dir="ltr">
        <p class="vapierrors-summary">Nicht gefunden</p>
        </div>
        </body>
        </html>
    """
    language = rendered.messages[0].locale
    return f"""\
<!DOCTYPE html>
<html lang="{escape(language)}" dir="{direction(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{escape(one_line(rendered.summary))}</title>
</head>
<body>
{rendered.to_html()}
</body>
</html>
"""
