"""Header fields: decoded as readers see them, and no input makes them fail."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.mail.headers import addresses, decoded, instant


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("plain", "plain"),
        ("=?utf-8?b?w7ZmZm5ldA==?= am Montag", "öffnet am Montag"),
        ("=?iso-8859-1?q?caf=E9?=\n =?utf-8?q?_b=C3=A4r?=", "café bär"),
        ("=?nonsense?q?caf=E9?=", "café"),
        ("=?utf-8?b?a?=", "=?utf-8?b?a?="),
        ("caf\udce9", "café"),
        ("caf\udcc3\udca9", "café"),
        ("a\x07b\x1b[2J", "ab[2J"),
        ("folded\n\t line", "folded line"),
    ],
)
def test_decoded(raw: str, text: str) -> None:
    assert decoded(raw) == text


def test_addresses() -> None:
    assert addresses('"Press, Port" <p@port.example>, =?utf-8?q?J=C3=B6?= <j@x.example>, k@x.example') == [
        ("Press, Port", "p@port.example"), ("Jö", "j@x.example"), ("", "k@x.example")
    ]  # fmt: skip
    assert addresses("") == []


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("Tue, 12 May 2026 08:15:00 +0200", "2026-05-12T08:15:00+02:00"),
        ("12 May 2026 08:15 -0330 (comment)", "2026-05-12T08:15:00-03:30"),
        ("Tue, 12 May 2026 08:15:00 GMT", "2026-05-12T08:15:00Z"),
        ("Tue, 12 May 2026 08:15:00 -0000", "2026-05-12T08:15:00Z"),
        ("Tue, 12 May 2026 08:15:00 EST", "2026-05-12T08:15:00-05:00"),
    ],
)
def test_instants(raw: str, value: str) -> None:
    assert str(instant(raw)) == value


@pytest.mark.parametrize(
    "raw",
    ["", "yesterday", "Tue, 12 May 2026 08:15:00", "Tue, 12 May 2026 08:15:00 CEST", "Tue, 32 May 2026 08:15:00 +0200",
     "Tue, 12 May 2026 08:15:00 +9900", "Tue, 12 May 2026 25:15:00 +0200"],
)  # fmt: skip
def test_what_is_no_instant(raw: str) -> None:
    assert instant(raw) is None


@given(st.text(max_size=80) | st.text(alphabet='=?utf-8bqw7ZA<>@,;:"()[]\\ \n\udcff', max_size=80))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_nothing_escapes(raw: str) -> None:
    decoded(raw)
    addresses(raw)
    instant(raw)
