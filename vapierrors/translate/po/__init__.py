"""PO files as translators keep them: read with every byte in its place, and changed entry by entry.

Babel reads and writes the strings; what stands where in the file is what no library keeps, so that is done here.
"""

from vapierrors.translate.po.document import Moved, Place, PoBlock, PoDocument, PoFault
from vapierrors.translate.po.entry import PoEntry
from vapierrors.translate.po.printing import print_entry
from vapierrors.translate.po.problems import file_problems

__all__ = ["Moved", "Place", "PoBlock", "PoDocument", "PoEntry", "PoFault", "file_problems", "print_entry"]
