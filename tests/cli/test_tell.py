"""What is told of a bundle fits 80 columns, names what is uncertain, and counts bytes as people do."""

import pytest

from archive.cli._tell import row, size, unsure
from archive.model.values import FieldOrigin, Origin


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0 bytes"), (999, "999 bytes"), (1000, "1.0 kB"), (65_432, "65.4 kB"), (50_000_000, "50.0 MB"), (7 * 10**9, "7.0 GB")],
)
def test_sizes_are_decimal(count: int, text: str) -> None:
    assert size(count) == text


def test_long_lines_are_wrapped_behind_their_label() -> None:
    lines = row("unsure", "word " * 40)
    assert len(lines) > 2
    assert max(map(len, lines)) <= 80
    assert lines[0].startswith("  unsure")
    assert lines[1].startswith(" " * 12)


def test_only_guesses_are_unsure() -> None:
    origins = (
        FieldOrigin(field="headlines", origin=Origin.HEURISTIC, basis="first block"),
        FieldOrigin(field="languages", origin=Origin.DETECTED),
        FieldOrigin(field="title", origin=Origin.GIVEN),
        FieldOrigin(field="rights", origin=Origin.EXPLICIT),
    )
    assert list(unsure(origins)) == ["headlines: heuristic, first block", "languages: detected"]
