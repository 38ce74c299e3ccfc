"""The standard payloads that an error's ``data`` may hold."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from vapierrors.models.base import Payload


class ArgumentLocations(Payload):
    """Which arguments of the operation an error is about (specification, section 1).

    Args:
        primary: path of the argument that is at fault.
        secondary: paths of others that play a part.

    Example:
        >>> ArgumentLocations(primary="client_progress") == {"primary": "client_progress", "secondary": []}
        True
    """

    structure_name: ClassVar[str] = "com.vmware.vapi.std.errors.argument_locations"

    primary: str
    secondary: list[str] = Field(default_factory=list)


class FileLocations(Payload):
    """Which files an error is about (specification, section 1).

    Args:
        primary: the file that is at fault.
        secondary: others that play a part.

    Example:
        >>> FileLocations(primary="disk.vmdk", secondary=["disk.ovf"]).secondary
        ['disk.ovf']
    """

    structure_name: ClassVar[str] = "com.vmware.vapi.std.errors.file_locations"

    primary: str
    secondary: list[str] = Field(default_factory=list)


class TransientIndication(Payload):
    """Whether trying again may help (specification, section 1).

    Args:
        is_transient: True where the cause is expected to pass.

    Example:
        >>> TransientIndication(is_transient=True).is_transient
        True
    """

    structure_name: ClassVar[str] = "com.vmware.vapi.std.errors.transient_indication"

    is_transient: bool


class DynamicID(Payload):
    """Which resource an error is about (specification, section 1).

    Args:
        type: the resource type, such as ``VirtualMachine``.
        id: the identifier of the resource.

    Example:
        >>> DynamicID(type="VirtualMachine", id="vm-42").id
        'vm-42'
    """

    structure_name: ClassVar[str] = "com.vmware.vapi.std.dynamic_ID"

    type: str
    id: str
