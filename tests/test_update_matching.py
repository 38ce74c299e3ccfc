"""Which entry of a translation belongs to which entry of the template."""

from __future__ import annotations

from time import perf_counter

from vapierrors.translate.merging import merge
from vapierrors.translate.merging.matching import match
from vapierrors.translate.po import PoDocument, PoEntry, print_entry


def matched(template: list[tuple[str | None, str]], *translation: PoEntry) -> list[str | None]:
    """The text that each entry of a template gets."""
    document = PoDocument("\n".join(map(print_entry, translation)))
    found = match([PoEntry(id=name, source=source) for name, source in template], document.blocks)
    return [block and block.entry.text for block in found]


def entry(name: str | None, source: str, text: str, *, is_obsolete: bool = False) -> PoEntry:
    return PoEntry(id=name, source=source, text=text, is_obsolete=is_obsolete)


def test_of_several_of_one_id_the_most_similar_is_taken() -> None:
    """Whatever their order is, and each once."""
    two = entry("a", "The VM {0} on {1} is gone", "2"), entry("a", "The VM {0} is gone", "1")
    assert matched([("a", "VM {0} is gone"), ("a", "VM {0} on {1} is gone")], *two) == ["1", "2"]
    assert matched([("a", "VM {0} is gone")], *two) == ["1"]
    assert matched([("a", "Any"), ("a", "VM {0} is gone"), ("a", "VM {0} on {1} is gone")], *two) == [None, "1", "2"]


def test_what_is_the_same_is_never_taken_for_something_else() -> None:
    """An entry that is there as it was belongs to no other one of its id."""
    assert matched([("a", "VM {0} is gone"), ("a", "VM is gone")], entry("a", "VM is gone", "1")) == [None, "1"]


def test_the_id_comes_before_the_english() -> None:
    """Two messages that have changed their texts with each other stay what they are."""
    assert matched([("a", "B"), ("c", "A")], entry("a", "A", "1"), entry("b", "B", "2")) == ["1", None]
    assert matched([("b", "A"), ("c", "B")], entry("a", "A", "1"), entry("x", "B", "2")) == ["1", "2"]


def test_of_several_of_one_english_text_the_most_similar_id_is_taken() -> None:
    """Likewise, a translation before none."""
    three = entry("app.vm.gone", "Gone", "1"), entry("app.host.gone", "Gone", "2"), entry("x", "Gone", "")
    assert matched([("app.host.is_gone", "Gone"), ("app.vm.is_gone", "Gone")], *three) == ["2", "1"]
    assert matched([("y", "Gone")], entry("a", "Gone", ""), entry("b", "Gone", "1")) == ["1"]


def test_what_is_obsolete_comes_last() -> None:
    """It is taken back for another English text only if that is like it."""
    old = entry("a", "VM {0} is off", "old", is_obsolete=True)
    assert matched([("a", "VM {0} is off now")], old) == ["old"]
    assert matched([("a", "Host")], old) == [None]
    assert matched([("a", "VM {0} is off now")], old, entry("a", "Host", "new")) == ["new"]
    assert matched([("b", "VM {0} is off")], old) == ["old"]


def test_without_ids_only_the_english_counts() -> None:
    """All messages would be of one id otherwise."""
    assert matched([(None, "VM is off now")], entry(None, "VM is off", "1")) == [None]
    assert matched([(None, "VM is off")], entry("a", "VM is off", "1")) == ["1"]


def test_entries_beyond_number_are_taken_in_their_order() -> None:
    """A thousand texts of one id are not compared with a thousand others."""
    old = [entry("a", f"old {number}", str(number)) for number in range(1000)]
    begin = perf_counter()
    assert matched([("a", f"new {number}") for number in range(1000)], *old) == [str(number) for number in range(1000)]
    assert perf_counter() - begin < 2


def test_ten_thousand_entries_take_no_longer_than_to_read_them_some_times() -> None:
    """Of which a thousand have other English, a thousand other ids, and a thousand are new."""
    header = PoEntry(text="Content-Type: text/plain; charset=UTF-8\n")
    old = [
        entry(f"app.id.{number}", f"The VM {{0}} of number {number} is gone", f"Weg {number}") for number in range(9000)
    ]
    new = [
        PoEntry(id=f"app.id.{number}", source=f"The VM {{0}} of number {number} is gone") for number in range(10_000)
    ]
    for number in range(1000):
        new[number * 5] = PoEntry(id=f"app.id.{number * 5}", source=f"The host {{0}} of number {number * 5} is gone")
        new[number * 5 + 1] = PoEntry(id=f"app.other.{number * 5 + 1}", source=new[number * 5 + 1].source)
    content = "\n".join(map(print_entry, [header, *old])).encode()
    begin = perf_counter()
    document = PoDocument.read(content)
    reading = perf_counter() - begin
    template = PoDocument("\n".join(map(print_entry, [header, *new])))
    begin = perf_counter()
    result = merge(document, template, "de")
    merging = perf_counter() - begin
    assert (len(result.entries("fuzzy")), len(result.entries("new"))) == (2000, 1000)
    assert merging < 12 * reading
