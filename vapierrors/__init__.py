"""Errors that people can read, in their language, from any vAPI service.

Example:
    >>> from vapierrors import Renderer
    >>> body = b'{"error_type": "UNAUTHENTICATED", "messages": []}'
    >>> print(Renderer().render(body, locale="ja"))
    認証されていません
"""

from vapierrors.catalog import Catalog, Entry, EntryProblem, Reload
from vapierrors.exceptions import (
    CatalogError,
    LimitExceeded,
    LocaleError,
    RenderError,
    TemplateSyntaxError,
    TimeZoneError,
    VapiErrorsError,
    WireDecodeError,
    WireEncodeError,
)
from vapierrors.models import (
    ArgumentLocations,
    DateTimeFormat,
    DynamicID,
    ErrorBody,
    ErrorType,
    FileLocations,
    Limits,
    LocalizableMessage,
    LocalizationParam,
    NestedLocalizableMessage,
    Payload,
    TransientIndication,
)
from vapierrors.outputs import OUTPUTS, Output, render
from vapierrors.rendered import Problem, RenderedError, RenderedMessage
from vapierrors.renderer import Renderable, Renderer
from vapierrors.template import Part
from vapierrors.wire import DIALECTS, Anomaly, Decoded, decode, encode, encode_plain

__version__ = "0.1.0"

__all__ = [
    "DIALECTS",
    "OUTPUTS",
    "Anomaly",
    "ArgumentLocations",
    "Catalog",
    "CatalogError",
    "DateTimeFormat",
    "Decoded",
    "DynamicID",
    "Entry",
    "EntryProblem",
    "ErrorBody",
    "ErrorType",
    "FileLocations",
    "LimitExceeded",
    "Limits",
    "LocaleError",
    "LocalizableMessage",
    "LocalizationParam",
    "NestedLocalizableMessage",
    "Output",
    "Part",
    "Payload",
    "Problem",
    "Reload",
    "RenderError",
    "Renderable",
    "RenderedError",
    "RenderedMessage",
    "Renderer",
    "TemplateSyntaxError",
    "TimeZoneError",
    "TransientIndication",
    "VapiErrorsError",
    "WireDecodeError",
    "WireEncodeError",
    "decode",
    "encode",
    "encode_plain",
    "render",
]
