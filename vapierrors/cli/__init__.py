"""The command line; needs ``pip install "vapierrors[cli]"`` (specification, section 9)."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; the entry point of the ``vapierrors`` script."""
    try:
        from vapierrors.cli.group import vapierrors  # noqa: PLC0415 - click and rich are an extra

        vapierrors()
    except ModuleNotFoundError as error:
        if error.name not in {"click", "rich"}:
            raise
        needs = f"the command line needs {error.name}"
        sys.stderr.write(f'vapierrors: {needs}; install it with: pip install "vapierrors[cli]"\n')
        sys.exit(2)
