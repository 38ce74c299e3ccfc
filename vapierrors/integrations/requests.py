"""Clients that use requests: an error answer raises the error that it reports (``pip install "vapierrors[requests]"``).

Example:
    >>> import requests
    >>> session = requests.Session()
    >>> session.headers.update(localization_headers("de"))
    >>> session.hooks["response"].append(raise_for_error)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vapierrors.integrations.extras import extra
from vapierrors.integrations.request_headers import localization_headers
from vapierrors.integrations.responses import LIMITS, asks_by_jsonrpc, error_in, is_error_status

with extra("requests", "requests"):
    import requests

if TYPE_CHECKING:
    from vapierrors.integrations.responses import OwnErrors
    from vapierrors.models import Limits

__all__ = ["localization_headers", "raise_for_error"]

_CHUNK: Final = 8 * 1024
"""Bytes read at once; where the connection is cut, requests gives up those of the last time."""


def raise_for_error(
    response: requests.Response,
    *,
    own: OwnErrors = (),
    limits: Limits = LIMITS,
    **_how_it_was_sent: object,
) -> requests.Response:
    """Raise the error that an answer reports; give back an answer that reports none (specification, section 7).

    An error is what has an HTTP status from 400 on, in any dialect or none, and an answer of JSON-RPC with an error
    inside. As a hook it sees every answer of a session: ``session.hooks["response"].append(raise_for_error)``. What
    the caller streams is read only where it is an error, or answers a request of JSON-RPC.

    Args:
        response: the answer, read or not.
        own: classes for errors of the service's own, found by their ``type_id``.
        limits: how much of a body is read; where that does not hold it all, only the status counts.
        _how_it_was_sent: what requests tells a hook beside the answer; it does not matter here.

    Raises:
        Error: (a ``vapierrors.errors.Error``) what the answer reports: ``messages``, ``data``, ``error_type`` and
            ``status`` are the answer's, ``response`` is the answer. Where it broke off, ``__cause__`` says why.

    Example:
        >>> from io import BytesIO
        >>> response = requests.Response()
        >>> response.status_code, response.raw = 503, BytesIO(b"<title>The service is being started</title>")
        >>> raise_for_error(response)
        Traceback (most recent call last):
        vapierrors.errors.standard.ServiceUnavailable: The service is being started
    """
    broken = None
    if response._content is False:  # noqa: SLF001 - nothing public says that it is not read yet
        if is_error_status(response.status_code):
            broken = _read(response, limits)
        elif not asks_by_jsonrpc(getattr(response.request, "body", None)):
            return response
    error = error_in(response.content, response.status_code, limits, own)
    if error is None:
        return response
    error.response = response
    if broken is not None:
        raise error from broken
    raise error


def _read(response: requests.Response, limits: Limits) -> Exception | None:
    """Read an answer as ``response.content`` does, which knows no limit."""
    content = bytearray()
    broken = None
    try:
        for chunk in response.iter_content(_CHUNK):
            content += chunk
            if len(content) > limits.payload_bytes:
                response.close()
                break
    except requests.RequestException as error:
        broken = error
    response._content = bytes(content)  # noqa: SLF001 - nothing public sets it
    return broken
