"""``python -m vapierrors``: the command line."""

from vapierrors.cli import main

main()
