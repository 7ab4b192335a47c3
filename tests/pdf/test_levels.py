"""The conformance levels."""

import pytest

from archive.pdf.levels import DEFAULT_LEVEL, LEVELS


def test_the_default_is_a_level() -> None:
    assert LEVELS[DEFAULT_LEVEL].xmp["pdfaid:conformance"] == "A"


@pytest.mark.parametrize("level", LEVELS.values(), ids=LEVELS)
def test_every_level_identifies_pdfa_and_pdfua(level) -> None:  # type: ignore[no-untyped-def]
    assert {"pdfaid:part", "pdfaid:conformance", "pdfuaid:part"} <= level.xmp.keys()
    assert (level.version >= (2, 0)) == bool(level.namespace)
