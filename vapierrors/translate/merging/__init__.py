"""Translations brought up to their templates, and new ones (specification, section 4)."""

from vapierrors.translate.merging.faults import faults_in
from vapierrors.translate.merging.merge import STATES, Merge, State, merge
from vapierrors.translate.merging.new_file import NOBODY, Beginning, new_file
from vapierrors.translate.merging.target_locale import TargetLocale, target_locale

__all__ = [
    "NOBODY",
    "STATES",
    "Beginning",
    "Merge",
    "State",
    "TargetLocale",
    "faults_in",
    "merge",
    "new_file",
    "target_locale",
]
