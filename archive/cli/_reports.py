"""Puts a report where the user wants it, piece by piece as it is made."""

from collections.abc import Iterable
from pathlib import Path

from archive.cli._talk import pour, say
from archive.files.keeping import keep_file


def put_report(pieces: Iterable[str], output: str) -> None:
    """Write a report to a file, or to standard output for "-".

    When it is broken off that is said: its first part may have been read already.

    Raises:
        ConflictError: The file exists with other content.
        StoreError: It cannot be written.
    """
    complete = False
    try:
        if output == "-":
            for piece in pieces:
                pour(piece.encode())
        else:
            keep_file(Path(output), (piece.encode() for piece in pieces))
        complete = True
    finally:
        if not complete:
            say("the report is not complete")
