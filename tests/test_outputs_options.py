"""How an error is shown, as a caller asks for it: order, numbers, folding, counting, advice, details (section 5)."""

from __future__ import annotations

import json
import sys
from typing import Any
from unicodedata import bidirectional

import pytest

from vapierrors import Catalog, ErrorBody, RenderedError, Renderer
from vapierrors.outputs import OUTPUTS, OutputOptions, render
from vapierrors.outputs.isolation import MAY_RUN_RIGHT_TO_LEFT

FAILED = {"id": "failed", "default_message": "The operation failed.", "args": []}
FULL = {"id": "full", "default_message": "Datastore nfs-01 is full.", "args": ["nfs-01"]}
GONE = {"id": "gone", "default_message": "The host is gone.", "args": []}
CATALOG = Catalog.from_mapping(
    {
        "de": {
            "failed": "Der Vorgang ist fehlgeschlagen.",
            "full": "Der Datenspeicher „{0}“ ist voll.",
            "gone": "Weg.",
        },
        "ar": {"full": "مخزن البيانات «{0}» ممتلئ.", "vapierrors.caused-by": "السبب: {message}"},
        "he": {"full": "\u200f{0} מלא.", "vapierrors.caused-by": "הסיבה: {message}"},
    }
)
PLAIN = ["text", "terminal", "markdown"]


def error(*messages: dict[str, Any], locale: str = "en", **members: Any) -> RenderedError:  # noqa: ANN401 - any value
    body = {"error_type": "RESOURCE_INACCESSIBLE", "messages": list(messages), **members}
    return Renderer(CATALOG).render(body, locale=locale)


def shown(rendered: RenderedError, output: str = "text", **options: Any) -> str:  # noqa: ANN401 - any option
    return render(rendered, output, OutputOptions(**options))


def test_the_innermost_cause_comes_first_on_request() -> None:
    """The words between the messages say that the way is the other one."""
    stack = error(FAILED, FULL, GONE)
    assert shown(stack, order="innermost") == (
        "The host is gone.\n  This led to: Datastore nfs-01 is full.\n    This led to: The operation failed."
    )
    assert shown(stack, "line", order="innermost") == (
        "The host is gone: Datastore nfs-01 is full: The operation failed."
    )
    assert shown(stack, "markdown", order="innermost").splitlines()[::2] == [
        "**The host is gone\\.**",
        "1. This led to\\: Datastore nfs\\-01 is full\\.",
        "2. This led to\\: The operation failed\\.",
    ]
    html = shown(stack, "html", order="innermost")
    assert html.index("The host is gone.") < html.index("This led to") < html.index("The operation failed.")


def test_messages_are_numbered_from_the_outermost() -> None:
    """The number of a message is the same in either order."""
    stack = error(FAILED, FULL, GONE)
    assert shown(stack, numbered=True) == (
        "1. The operation failed.\n  2. Caused by: Datastore nfs-01 is full.\n    3. Caused by: The host is gone."
    )
    assert shown(stack, numbered=True, order="innermost").splitlines()[0] == "3. The host is gone."
    html = shown(stack, "html", numbered=True)
    assert '<ol class="vapierrors-stack vapierrors-numbered">\n<li value="2">' in html
    # A list of Markdown can only count upwards, and from where it begins.
    assert shown(stack, "markdown", numbered=True, order="innermost") == (
        "**3\\. The host is gone\\.**\n\n- 2\\. This led to\\: Datastore nfs\\-01 is full\\.\n\n"
        "- 1\\. This led to\\: The operation failed\\."
    )


def test_neighbours_that_read_the_same_are_one() -> None:
    """How often they came is told; the same text further down is a cause of its own."""
    stack = error(FAILED, FULL, FULL, FULL, FAILED, FAILED)
    assert shown(stack) == (
        "The operation failed.\n  Caused by: Datastore nfs-01 is full. (3 times)\n"
        "    Caused by: The operation failed. (2 times)"
    )
    assert shown(stack, fold=False).count("Datastore nfs-01 is full.") == 3
    assert shown(stack, "html").count("<li>") == 2
    assert shown(error(FULL, FULL, locale="de")) == "Der Datenspeicher „nfs-01“ ist voll. (2 Mal)"


@pytest.mark.parametrize("output", PLAIN)
def test_what_is_not_shown_is_counted(output: str) -> None:
    """As many causes as asked for, then how many more there are."""
    stack = error(FAILED, FULL, GONE, FAILED)
    text = shown(stack, output, max_causes=1)
    assert text.splitlines()[-1].strip() == "and 2 more causes"
    assert "The host is gone" not in text
    assert shown(stack, output, max_causes=3) == shown(stack, output)


@pytest.mark.parametrize("output", [*PLAIN, "line"])
def test_from_the_innermost_on_consequences_are_counted(output: str) -> None:
    """What is left out then is not what caused the one that is shown, but what it led to."""
    text = shown(error(FAILED, FULL, GONE), output, max_causes=1, order="innermost")
    assert "and 1 more consequence" in text
    assert "more cause" not in text


def test_what_is_not_shown_is_counted_on_a_line_and_in_html() -> None:
    """On a line it stands in parentheses; in HTML below the list, even where no cause is shown at all."""
    stack = error(FAILED, FULL, GONE)
    assert shown(stack, "line", max_causes=0) == "The operation failed. (and 2 more causes)"
    html = shown(stack, "html", max_causes=0)
    assert '<p class="vapierrors-more">and 2 more causes</p>' in html
    assert "<li" not in html
    assert "<ol" not in html
    html = shown(stack, "html", max_causes=0, order="innermost")
    assert '<p class="vapierrors-more">and 2 more consequences</p>' in html


def test_details_are_the_same_in_every_language() -> None:
    """Names and values as they are on the wire; only the heading is translated."""
    data = {"primary": "disk", "secondary": []}
    details = (
        "error_type: RESOURCE_INACCESSIBLE\nstatus: 400\nid: failed\nid: full\noperation_id: 4f1c\n"
        'data: {"primary": "disk", "secondary": []}'
    )
    for locale, heading in (("en", "Technical details"), ("de", "Technische Details")):
        text = shown(error(FAILED, FULL, locale=locale, data=data), details=True, operation_id="4f1c")
        assert text.endswith(f"\n\n{heading}\n{details}")
    line = shown(error(FAILED), "line", details=True, status=503)
    assert line == "The operation failed. [error_type: RESOURCE_INACCESSIBLE, status: 503, id: failed]"
    html = shown(error(FAILED, data=data), "html", details=True)
    assert "data: {&#34;primary&#34;: &#34;disk&#34;, &#34;secondary&#34;: []}</pre>" in html


def test_advice_says_what_the_type_means_and_what_to_do() -> None:
    """Whether the condition passes is told where the server told; a type that nobody explains has no advice."""
    transient = error(FAILED, data={"is_transient": True})
    assert shown(transient, advice=True) == (
        "The operation failed.\n\nAn object that the operation needs cannot be accessed, for example because of a"
        " storage problem.\nThe condition is temporary. Try again later.\nMake sure that the object and its storage"
        " can be accessed, and try again."
    )
    assert "The condition will not pass by itself." in shown(error(FAILED, data={"is_transient": False}), advice=True)
    unknown = Renderer(CATALOG).render({"error_type": "OF_OURS", "messages": [FAILED]})
    assert shown(unknown, "line", advice=True) == "The operation failed."


def test_values_of_the_other_direction_are_isolated_in_plain_text() -> None:
    """Latin in Hebrew or Arabic, Hebrew in German; a value that runs with the text stays as it is."""
    assert shown(error(FULL, locale="ar")) == "مخزن البيانات «\u2068nfs-01\u2069» ممتلئ."
    assert shown(error(FULL, locale="ar"), isolate=False) == "مخزن البيانات «nfs-01» ممتلئ."
    hebrew = {**FULL, "args": ["שרת"]}
    assert shown(error(hebrew, locale="de")) == "Der Datenspeicher „\u2068שרת\u2069“ ist voll."
    assert shown(error(hebrew, locale="ar")) == "مخزن البيانات «שרת» ممتلئ."
    assert shown(error({**FULL, "args": ["10.0-7_2"]}, locale="ar")) == "مخزن البيانات «\u206810.0-7_2\u2069» ممتلئ."
    assert shown(error(FULL, locale="de")) == "Der Datenspeicher „nfs-01“ ist voll."


def test_a_message_of_the_other_direction_is_isolated_as_a_whole() -> None:
    """An English cause in a Hebrew stack stands between FSI and PDI, behind the Hebrew words for a cause."""
    assert shown(error(FULL, GONE, locale="he")) == (
        "\u200f\u2068nfs-01\u2069 מלא.\n  הסיבה: \u2068The host is gone.\u2069"
    )
    assert (
        shown(error(GONE, FULL, locale="he"), "line") == "\u2068The host is gone\u2069: \u200f\u2068nfs-01\u2069 מלא."
    )


def test_a_value_of_a_nested_message_is_isolated() -> None:
    """The message around it, which runs as the text does, is not."""
    address = {"l": {"id": "full", "args": ["10.0-7_2"]}}
    catalog = Catalog.from_mapping({"he": {"why": "\u05db\u05d9 {reason}", "full": "{0} \u05de\u05dc\u05d0"}})
    body = {"messages": [{"id": "why", "default_message": "", "args": [], "params": {"reason": address}}]}
    assert Renderer(catalog).render(body, locale="he").to_text() == (
        "\u05db\u05d9 \u206810.0-7_2\u2069 \u05de\u05dc\u05d0"
    )


def test_every_letter_from_right_to_left_is_looked_at() -> None:
    """None is outside of the blocks that a text is searched for before its values are."""
    letters = "".join(map(chr, range(sys.maxunicode + 1)))
    looked_at = frozenset(MAY_RUN_RIGHT_TO_LEFT.findall(letters))
    assert [letter for letter in letters if bidirectional(letter) in {"R", "AL"} and letter not in looked_at] == []


def test_isolates_of_a_value_cannot_open_or_close_ours() -> None:
    """What a server sends is stripped of such marks before ours are set."""
    evil = error({**FULL, "args": ["a\u2069b\u202ec"]}, locale="ar")
    assert shown(evil) == "مخزن البيانات «\u2068abc\u2069» ممتلئ."


@pytest.mark.parametrize("output", OUTPUTS)
def test_every_output_takes_every_option(output: str) -> None:
    """Options that do not concern an output are no error."""
    options = OutputOptions(
        order="innermost",
        numbered=True,
        max_causes=1,
        advice=True,
        details=True,
        operation_id="4f1c",
        color=True,
        width=40,
        heading_level=3,
        role="alert",
        open_causes=True,
        id_prefix="e-1",
        stylesheet="/style.css",
        status=503,
    )
    assert render(error(FAILED, FULL, GONE), output, options)


def test_problem_details_of_a_body_that_does_not_fit_keep_the_texts() -> None:
    """A body with a member that problem details have another use for is told without the vAPI members."""
    members = {"messages": [FAILED], "error_type": "RESOURCE_INACCESSIBLE", "type": "something else"}
    rendered = Renderer(CATALOG).render(ErrorBody.model_validate(members))
    document = json.loads(shown(rendered, "problem", status=503))
    assert document == {
        "type": "com.vmware.vapi.std.errors.resource_inaccessible",
        "title": "Resource inaccessible",
        "status": 503,
        "detail": "The operation failed.",
        "messages": [],
        "error_type": "RESOURCE_INACCESSIBLE",
    }


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ({"order": "inside-out"}, "Expected outermost or innermost, got 'inside-out' - at order"),
        ({"role": "button"}, "Expected alert, status or none, got 'button' - at role"),
        ({"max_causes": -1}, "Expected 0 or more causes, got -1 - at max_causes"),
        ({"max_causes": "3"}, "Expected 0 or more causes, got '3' - at max_causes"),
        ({"max_causes": True}, "Expected 0 or more causes, got True - at max_causes"),
        ({"width": 40.5}, "Expected 20 columns or more, got 40.5 - at width"),
        ({"heading_level": True}, "Expected a level of 1 to 6, got True - at heading_level"),
        ({"id_prefix": None}, "Expected ASCII letters, digits, - and _, got None - at id_prefix"),
        ({"heading_level": 7}, "Expected a level of 1 to 6, got 7 - at heading_level"),
        ({"width": 5}, "Expected 20 columns or more, got 5 - at width"),
        ({"id_prefix": 'a"b'}, "Expected ASCII letters, digits, - and _, got 'a\"b' - at id_prefix"),
        ({"id_prefix": ""}, "Expected ASCII letters, digits, - and _, got '' - at id_prefix"),
    ],
)
def test_an_option_out_of_its_range_is_refused(option: dict[str, Any], told: str) -> None:
    """The error names what is expected, what came, and the option."""
    with pytest.raises(ValueError, match="Expected") as refused:
        OutputOptions(**option)
    assert str(refused.value) == told
