"""Babel's own command finds message definitions by our method (specification, section 9)."""

from __future__ import annotations

import io
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from command_line import clean_environment, invoke

from vapierrors.translate.extract.babel_method import extract_messages
from vapierrors.translate.po import PoDocument

if TYPE_CHECKING:
    from pathlib import Path

METHOD = "vapierrors.translate.extract.babel_method.extract_messages"
SOURCE = """from vapierrors import MessageDefinition
# Translators: Shown on the first page.
# host: name of the host
GONE = MessageDefinition("com.example.gone", "{host} is gone.")
"""
FACTORY = 'from app import define\ndefine("com.example.far", "Far")\n'


def extracted(folder: Path, mapping: str) -> tuple[str, list[tuple[object, ...]]]:
    """What ``pybabel extract`` says and writes."""
    (folder / "babel.cfg").write_text(mapping, encoding="utf-8")
    command = [sys.executable, "-m", "babel.messages.frontend", "extract", "-F", "babel.cfg", "-o", "app.pot", "."]
    done = subprocess.run(  # noqa: S603 - Babel's own command
        command, cwd=folder, env=clean_environment(), capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    entries = [block.entry for block in PoDocument.read((folder / "app.pot").read_bytes()).entries]
    return done.stderr.decode(), [
        (*entry.key, entry.extracted_comments, entry.references) for entry in entries if not entry.is_header
    ]


@pytest.mark.parametrize(
    "mapping", [f"[{METHOD}: **.py]\n", f"[extractors]\nvapierrors = {METHOD}\n[vapierrors: **.py]\n"]
)
def test_pybabel_finds_definitions(tmp_path: Path, mapping: str) -> None:
    """Ids are contexts; parameters, example and place stand beside, however the method is named."""
    (tmp_path / "messages.py").write_text(SOURCE, encoding="utf-8")
    comments = ("Shown on the first page.", "host (s): name of the host", "Example: esx01.example.com is gone.")
    assert extracted(tmp_path, mapping)[1] == [
        ("com.example.gone", "{host} is gone.", comments, ("messages.py:4",)),
    ]


def test_options_name_functions_that_define_messages(tmp_path: Path) -> None:
    """What stands below the section is handed on."""
    (tmp_path / "app.py").write_text(FACTORY, encoding="utf-8")
    assert extracted(tmp_path, f"[{METHOD}: **.py]\nkeyword = app.define other\n")[1] == [
        ("com.example.far", "Far", (), ("app.py:2",)),
    ]


def test_what_cannot_be_read_is_a_warning(tmp_path: Path) -> None:
    """Broken files and definitions are told on standard error, and the others are found."""
    (tmp_path / "broken.py").write_text("x = (", encoding="utf-8")
    (tmp_path / "messages.py").write_text(f"{SOURCE}MessageDefinition(x, 'y')\n", encoding="utf-8")
    told, entries = extracted(tmp_path, f"[{METHOD}: **.py]\n")
    assert [entry[0] for entry in entries] == ["com.example.gone"]
    assert "broken.py:1:5: Expected a file of Python" in told
    assert "messages.py:5:19: Expected the message id as text" in told


def test_two_texts_of_one_id_are_a_warning(tmp_path: Path) -> None:
    """As far as they stand in one file, which is all that Babel shows at a time."""
    text = SOURCE + 'FULL = MessageDefinition("com.example.gone", "{host} is full.")\n'
    (tmp_path / "messages.py").write_text(text, encoding="utf-8")
    told, entries = extracted(tmp_path, f"[{METHOD}: **.py]\n")
    assert [entry[1] for entry in entries] == ["{host} is gone.", "{host} is full."]
    assert "messages.py:5:8: Expected one English text of 'com.example.gone' for the same arguments" in told


def test_the_flags_that_babel_writes_are_put_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes templates for Python's; lint --fix mends the template, then update the translations."""
    monkeypatch.chdir(tmp_path)
    rate = 'RATE = MessageDefinition("com.example.rate", "At 100% of {host}")\n'
    (tmp_path / "messages.py").write_text(SOURCE + rate, encoding="utf-8")
    german = tmp_path / "locales" / "de" / "LC_MESSAGES" / "app.po"
    german.parent.mkdir(parents=True)
    german.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n', encoding="utf-8")
    extracted(tmp_path, f"[{METHOD}: **.py]\n")
    template = (tmp_path / "app.pot").rename(tmp_path / "locales" / "app.pot")
    assert _flags(template) == [("python-brace-format",), ("python-brace-format", "python-format")]
    assert invoke("update").exit_code == 0
    assert _flags(german) == _flags(template)
    invoke("lint", "--fix", template)
    assert _flags(template) == [("icu-message-format",)] * 2
    assert invoke("update").exit_code == 0
    assert _flags(german) == [("icu-message-format",)] * 2


def _flags(path: Path) -> list[tuple[str, ...]]:
    return [block.entry.flags for block in PoDocument.read(path.read_bytes()).entries]


def test_ids_are_not_lost_where_babel_looks_for_no_context() -> None:
    """Without pgettext among the keywords, Babel would drop the ids, so that it is told."""
    with pytest.raises(ValueError, match="Expected pgettext") as raised:
        list(extract_messages(io.BytesIO(SOURCE.encode()), ["_", "N_"], (), {}))
    assert str(raised.value) == "Expected pgettext among the keywords, got _, N_; run pybabel with -k pgettext:1c,2"
