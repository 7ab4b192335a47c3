import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.markup.display import excerpt, inert, visible, visible_lines


@pytest.mark.parametrize(
    "code",
    [
        *(0x00, 0x07, 0x09, 0x0A, 0x0D, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9B, 0x9F, 0x061C, 0x200E, 0x200F, 0x2028, 0x2029),
        *(*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xD800, 0xDC80, 0xDFFF, 0xFEFF),
    ],
)
def test_what_can_steer_a_terminal_is_spelled_out(code: int) -> None:
    assert visible(f"a{chr(code)}b") == f"a\\u{code:04x}b"


@pytest.mark.parametrize("text", ["", "Plain text.", "Ελληνικά", "العربية", "中文", "हिन्दी", "🗞️", "a\u00a0b", "\\u001b"])
def test_plain_text_of_any_script_stays_as_it_is(text: str) -> None:
    assert visible(text) == text
    assert visible_lines(text) == text


def test_lines_stay_lines_only_where_asked() -> None:
    assert visible_lines("a\nb\r\x1b[2J") == "a\nb\\u000d\\u001b[2J"
    assert visible("a\nb") == "a\\u000ab"


def test_an_excerpt_is_cut_and_visible() -> None:
    assert excerpt("abcdef", 4) == "abc…"
    assert excerpt("abcd", 4) == "abcd"
    assert excerpt("\x1b" * 10, 3) == "\\u001b\\u001b…"


@given(st.text(alphabet=st.characters(codec=None)))
def test_escaped_json_is_the_same_value(text: str) -> None:
    shown = visible_lines(json.dumps(text, ensure_ascii=False))
    assert json.loads(shown) == text
    assert "\x1b" not in shown


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("::error::x", "\\u003a:error::x"),
        ("  \u3000::stop-commands::x", "  \u3000\\u003a:stop-commands::x"),
        ("a ::error::x", "a ::error::x"),
        ("a ##[error]x ##vso[y]", "a \\u0023#[error]x \\u0023#vso[y]"),
        ("## Heading, C#, ##", "## Heading, C#, ##"),
    ],
)
def test_a_ci_system_sees_no_command(line: str, shown: str) -> None:
    assert inert(line) == shown
