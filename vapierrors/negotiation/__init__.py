"""What a request says about its reader, and what the answer says about itself (specification, section 6).

Pure functions of headers: no framework, no input or output, and nothing in a header makes them raise.
"""

from vapierrors.negotiation.answers import VARY, merge_vary, response_headers
from vapierrors.negotiation.media_types import OFFERS, MediaType, media_type
from vapierrors.negotiation.settings import PROBLEM_CODES, LocalizationSettings
from vapierrors.negotiation.wishes import HeaderFields, Headers

__all__ = [
    "OFFERS",
    "PROBLEM_CODES",
    "VARY",
    "HeaderFields",
    "Headers",
    "LocalizationSettings",
    "MediaType",
    "media_type",
    "merge_vary",
    "response_headers",
]
