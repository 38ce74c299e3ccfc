"""Errors that people can read, in their language, from any vAPI service.

Example:
    >>> from vapierrors import Renderer
    >>> body = b'{"error_type": "UNAUTHENTICATED", "messages": []}'
    >>> print(Renderer().render(body, locale="ja"))
    認証されていません
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vapierrors import errors
    from vapierrors.catalog import Catalog, Entry, EntryProblem, Reload
    from vapierrors.definitions import MessageDefinition, Param
    from vapierrors.exceptions import (
        CatalogError,
        LimitExceeded,
        LocaleError,
        MessageDefinitionError,
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
    from vapierrors.negotiation import LocalizationSettings
    from vapierrors.outputs import OUTPUTS, Output, render
    from vapierrors.renderable import Renderable
    from vapierrors.rendered import Problem, RenderedError, RenderedMessage
    from vapierrors.renderer import Renderer
    from vapierrors.template import Part
    from vapierrors.wire import DIALECTS, Anomaly, Decoded, decode, encode, encode_plain
else:
    from vapierrors.deferred import deferred_names

    __getattr__, __dir__ = deferred_names(
        __name__,
        {
            "DIALECTS": "wire",
            "OUTPUTS": "outputs",
            "Anomaly": "wire",
            "ArgumentLocations": "models",
            "Catalog": "catalog",
            "CatalogError": "exceptions",
            "DateTimeFormat": "models",
            "Decoded": "wire",
            "DynamicID": "models",
            "Entry": "catalog",
            "EntryProblem": "catalog",
            "ErrorBody": "models",
            "ErrorType": "models",
            "FileLocations": "models",
            "LimitExceeded": "exceptions",
            "Limits": "models",
            "LocaleError": "exceptions",
            "LocalizableMessage": "models",
            "LocalizationParam": "models",
            "LocalizationSettings": "negotiation",
            "MessageDefinition": "definitions",
            "MessageDefinitionError": "exceptions",
            "NestedLocalizableMessage": "models",
            "Output": "outputs",
            "Param": "definitions",
            "Part": "template",
            "Payload": "models",
            "Problem": "rendered",
            "Reload": "catalog",
            "RenderError": "exceptions",
            "Renderable": "renderable",
            "RenderedError": "rendered",
            "RenderedMessage": "rendered",
            "Renderer": "renderer",
            "TemplateSyntaxError": "exceptions",
            "TimeZoneError": "exceptions",
            "TransientIndication": "models",
            "VapiErrorsError": "exceptions",
            "WireDecodeError": "exceptions",
            "WireEncodeError": "exceptions",
            "decode": "wire",
            "encode": "wire",
            "encode_plain": "wire",
            "errors": "errors",
            "render": "outputs",
        },
    )

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
    "LocalizationSettings",
    "MessageDefinition",
    "MessageDefinitionError",
    "NestedLocalizableMessage",
    "Output",
    "Param",
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
    "errors",
    "render",
]
