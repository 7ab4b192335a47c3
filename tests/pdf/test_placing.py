"""Where words are seen."""

from archive.pdf.lines import fill
from archive.pdf.placing import Placed, places
from archive.pdf.runs import plain
from tests.support.typesetting import setting


def placed(text: str, measure: int = 50_000, *, rtl: bool | None = None, stretch: float = 0) -> list[Placed]:
    way = setting(rtl=rtl)
    runs_rtl, pieces = way.cut(plain(text))
    (line,) = fill(way, pieces, measure)
    return list(places(line, way, measure, stretch, rtl=runs_rtl))


def words(found: list[Placed]) -> list[str]:
    """Return the words as they are seen, from the left."""
    return [each.word.text for each in sorted(found, key=lambda each: each.x) if each.word]


def test_reading_order_is_kept_while_sight_is_turned() -> None:
    found = placed("שלום abc עולם", rtl=True)
    assert [each.word.text for each in found if each.word] == ["שלום", "abc", "עולם"]
    assert words(found) == ["עולם", "abc", "שלום"]


def test_a_right_to_left_line_ends_at_the_right() -> None:
    found = placed("שלום", 10_000, rtl=True)
    (only,) = found
    assert only.word is not None
    assert only.x + only.word.width == 10_000


def test_a_blank_at_the_end_hangs_out_on_the_left() -> None:
    first, blank = placed("שלום ", 10_000, rtl=True)
    assert first.word is not None
    assert first.x + first.word.width == 10_000 - 0
    assert blank.x < first.x


def test_justification_moves_what_follows_a_blank() -> None:
    plainly, wide = placed("aa bb cc"), placed("aa bb cc", stretch=100)
    assert [b.x - a.x for a, b in zip(plainly, wide, strict=True)] == [0, 0, 100, 100, 200]
