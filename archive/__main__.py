"""`python -m archive`: the same as the command `archive`."""

from archive.cli import main

main()
