"""Catalogs: templates by locale and message id, out of files and mappings (specification, section 4)."""

from vapierrors.catalog.catalog import Catalog, Reload
from vapierrors.catalog.entry import PROBLEM_CODES, SOURCE_LOCALE, Entry, EntryProblem

__all__ = ["PROBLEM_CODES", "SOURCE_LOCALE", "Catalog", "Entry", "EntryProblem", "Reload"]
