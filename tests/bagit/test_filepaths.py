"""Only LF, CR and the percent sign are encoded, and encoding is undone exactly."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.bagit import filepaths


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(st.sampled_from("%a0AdD25\r\n/ é")))
def test_decode_undoes_encode(path: str) -> None:
    written = filepaths.encode(path)
    assert "\n" not in written
    assert "\r" not in written
    assert not filepaths.has_bare_percent(written)
    assert filepaths.decode(written) == path


@pytest.mark.parametrize(
    ("text", "path", "bare"),
    [
        ("a%0ab%0Dc%25", "a\nb\rc%", False),
        ("a%20b", "a%20b", True),
        ("100%", "100%", True),
        ("%2e%2E/", "%2e%2E/", True),
        ("%250A", "%0A", False),
        ("plain", "plain", False),
    ],
)
def test_nothing_else_is_decoded(text: str, path: str, bare: bool) -> None:  # noqa: FBT001
    assert filepaths.decode(text) == path
    assert filepaths.has_bare_percent(text) is bare
