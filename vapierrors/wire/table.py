"""The table of dialects."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from vapierrors.wire.api import API
from vapierrors.wire.jsonrpc import JSONRPC
from vapierrors.wire.legacy import LEGACY
from vapierrors.wire.problem import PROBLEM
from vapierrors.wire.rest import REST

DIALECTS: Final = MappingProxyType({row.name: row for row in (JSONRPC, LEGACY, PROBLEM, REST, API)})
"""Every dialect by its name, the most telling shape first: a reader takes the first that recognises a document."""
