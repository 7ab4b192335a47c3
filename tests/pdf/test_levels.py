"""The conformance levels."""

import pytest

from archive.pdf.levels import DEFAULT_LEVEL, LEVELS


def test_the_default_is_a_level() -> None:
    assert LEVELS[DEFAULT_LEVEL].xmp["pdfaid:conformance"] == "A"


@pytest.mark.parametrize("level", LEVELS.values(), ids=LEVELS)
def test_every_level_identifies_pdfa_and_pdfua(level) -> None:  # type: ignore[no-untyped-def]
    assert {"pdfaid:part", "pdfaid:conformance", "pdfuaid:part"} <= level.xmp.keys()
    assert (level.version >= (2, 0)) == bool(level.namespace)


def test_private_use_is_spoken_only_where_the_level_allows_it() -> None:
    assert LEVELS["3a+ua1"].spoken("a\ue000") == "a\ue000"
    assert LEVELS["4f+ua2"].spoken("a\ue000") == "a\ufffd"
