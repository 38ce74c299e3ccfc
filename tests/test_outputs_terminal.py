"""The output for a terminal: colours, width in columns, nothing that a terminal acts on (section 5)."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from command_line import GONE, GONE_IN_GERMAN, invoke
from rich.cells import cell_len

from vapierrors import Renderer, render
from vapierrors.outputs import OutputOptions

if TYPE_CHECKING:
    from vapierrors import RenderedError

LONG = "仮想マシン「vm-42」のファイルを読み取ることができません。データストアの状態を確認してください。"


def server(*texts: str) -> RenderedError:
    messages = [{"id": f"com.example.m{n}", "default_message": text, "args": []} for n, text in enumerate(texts)]
    return Renderer().render({"error_type": "NOT_FOUND", "messages": messages})


def shown(error: RenderedError, width: int | None = None, *, color: bool = False) -> str:
    return render(error, "terminal", OutputOptions(width=width, color=color))


def test_without_colour_and_width_it_is_text() -> None:
    """Where nothing is known of the terminal, nothing is assumed."""
    error = server("The first line.\nAnd the second.", "Why. " * 60, "And why that.")
    assert shown(error) == error.to_text()


def test_the_summary_is_bold_and_red_and_the_words_before_a_cause_are_dim() -> None:
    """What is said stands out from the words around it."""
    assert shown(server("It failed.", "The disk is full."), color=True) == (
        "\x1b[1;31mIt failed.\x1b[0m\n  \x1b[2mCaused by: \x1b[0mThe disk is full."
    )


@pytest.mark.parametrize("width", [20, 37, 80])
def test_lines_break_where_the_columns_end(width: int) -> None:
    """A wide character takes two columns; a cause goes on below its own beginning; no character is lost."""
    lines = shown(server(LONG, f"{LONG}!", "a" * 90), width).split("\n")
    assert max(map(cell_len, lines)) <= width
    depths = [len(line) - len(line.lstrip()) for line in lines]
    assert depths == sorted(depths)
    assert set(depths) == {0, 2, 4}
    joined = "".join(line.strip() for line in lines).replace(" ", "").replace("Causedby:", "")
    assert joined == f"{LONG}{LONG}!{'a' * 90}"


def test_details_can_be_copied() -> None:
    """An id that is wider than the terminal has no line break inside; the terminal wraps it."""
    long = "com.vmware.api.vcenter.vm.not_found"
    error = Renderer().render({"error_type": "NOT_FOUND", "messages": [{"id": long, "args": ["vm-42"]}]})
    text = render(error, "terminal", OutputOptions(width=30, details=True))
    assert text == (
        "No virtual machine has the\nidentifier “vm-42”.\n\nTechnical details\n"
        f"error_type: NOT_FOUND\nstatus: 404\nid: {long}"
    )


def test_nothing_of_an_error_steers_the_terminal() -> None:
    """No escape sequence, no hyperlink, no markup of rich; a URL is text."""
    url = "https://evil.example"
    evil = f"\x1b]8;;{url}\x07click\x1b]8;;\x07 \x9b31m [bold]x[/bold] [link={url}]y[/] :boom:"
    told = f"]8;;{url}click]8;; 31m [bold]x[/bold] [link={url}]y[/] :boom:"
    assert shown(server(evil), color=True) == f"\x1b[1;31m{told}\x1b[0m"


def test_without_rich_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is named; all other outputs do without it."""
    monkeypatch.setitem(sys.modules, "rich.console", None)
    with pytest.raises(ModuleNotFoundError) as missing:
        shown(server("x"))
    assert str(missing.value) == (
        'Expected rich for the output terminal, got none; install it with: pip install "vapierrors[cli]"'
    )


def test_the_command_line_colours_on_request_alone() -> None:
    """What is piped on has no escape sequences unless they are asked for."""
    options = ("render", "-", "--locale", "de", "--output", "terminal")
    assert invoke(*options, given=GONE).stdout == GONE_IN_GERMAN
    assert invoke(*options, "--color", "always", given=GONE).stdout == f"\x1b[1;31m{GONE_IN_GERMAN.strip()}\x1b[0m\n"
    assert invoke(*options, "--color", "never", given=GONE).stdout == GONE_IN_GERMAN


def test_the_command_line_takes_the_options_of_outputs() -> None:
    """Numbers, advice, details and the operation id reach the output."""
    done = invoke("render", "-", "--numbered", "--advice", "--details", "--operation-id", "4f1c", given=GONE)
    assert done.stdout == (
        "1. No virtual machine has the identifier “vm-42”.\n\n"
        "An object that the request refers to does not exist.\n"
        "Check the name or the identifier. The object may have been deleted.\n\n"
        "Technical details\nerror_type: NOT_FOUND\nstatus: 404\nid: com.vmware.api.vcenter.vm.not_found\n"
        "operation_id: 4f1c\n"
    )
    page = invoke("render", "-", "--output", "page", "--stylesheet", "/a.css?x=1&y", given=GONE)
    assert '<link rel="stylesheet" href="/a.css?x=1&amp;y">' in page.stdout
