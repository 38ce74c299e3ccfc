"""Errors that people can read, in their language, from any vAPI service.

Example:
    >>> from vapierrors import Renderer
    >>> body = b'{"error_type": "UNAUTHENTICATED", "messages": []}'
    >>> print(Renderer().render(body, locale="ja"))
    認証されていません
"""

from vapierrors.catalog import Catalog
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
    TransientIndication,
)
from vapierrors.outputs import OUTPUTS, Output, render
from vapierrors.rendered import Problem, RenderedError, RenderedMessage
from vapierrors.renderer import Renderer
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
    "Problem",
    "RenderError",
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
