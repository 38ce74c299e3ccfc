"""Message definitions, from Python source into a ``.pot``: nothing is imported or run (specification, section 9)."""

from vapierrors.translate.extract.definition import Definition, Extraction, SourceProblem
from vapierrors.translate.extract.extraction import extract, extract_files
from vapierrors.translate.extract.files import find_sources
from vapierrors.translate.extract.header import PotHeader, project_header
from vapierrors.translate.extract.pot import PotChange, update_pot

__all__ = [
    "Definition",
    "Extraction",
    "PotChange",
    "PotHeader",
    "SourceProblem",
    "extract",
    "extract_files",
    "find_sources",
    "project_header",
    "update_pot",
]
