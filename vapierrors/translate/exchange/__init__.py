"""Catalogs in the formats of other tools, both ways.

::

    PO file → Bundle of Units → FORMATS[name].write → file of the format, and what it cannot hold
    file of the format → FORMATS[name].read → Bundle of Units → merge → PO file, byte for byte where nothing changes
"""

from vapierrors.translate.exchange.exporting import Export, Source, export, sources_of_domain
from vapierrors.translate.exchange.format import Format, InFile, Options, OutFile, Read, Written
from vapierrors.translate.exchange.importing import Import, Plan, plan_import
from vapierrors.translate.exchange.merging import Conflict, Merged, merge
from vapierrors.translate.exchange.table import FORMATS, detect_format
from vapierrors.translate.exchange.unit import Bundle, Loss, Unit

__all__ = [
    "FORMATS",
    "Bundle",
    "Conflict",
    "Export",
    "Format",
    "Import",
    "InFile",
    "Loss",
    "Merged",
    "Options",
    "OutFile",
    "Plan",
    "Read",
    "Source",
    "Unit",
    "Written",
    "detect_format",
    "export",
    "merge",
    "plan_import",
    "sources_of_domain",
]
