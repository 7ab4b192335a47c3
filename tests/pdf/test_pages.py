"""Placing flowables on pages."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.pdf.flowables import Flowable
from archive.pdf.pages import Placement, Section, place
from archive.pdf.theme import PAPERS, THEMES

A4 = THEMES["broadsheet"](PAPERS["a4"])
HEIGHT = A4.paper.height - A4.top - A4.bottom


class Box(Flowable):
    """Slices of given heights."""

    def __init__(self, *heights: float, keep_next: bool = False, orphans: int = 1, widows: int = 1, gap: float = 0) -> None:
        self.heights = heights
        self.keep_next = keep_next
        self.orphans, self.widows = orphans, widows
        self.before = self.after = gap

    def lay_out(self, width: float) -> None:
        self.width = width

    def draw(self, canvas, x, top, first, last) -> None:  # type: ignore[no-untyped-def]
        raise NotImplementedError


def pages(*sections: Section, rtl: bool = False) -> list[list[Placement]]:
    return place(sections, A4, rtl=rtl)


def test_every_slice_is_placed_once_and_in_order() -> None:
    boxes = [Box(*[20] * 30, orphans=2, widows=2) for _ in range(10)]
    placed = [each for page in pages(Section(boxes, 2)) for each in page]
    for box in boxes:
        parts = [(each.first, each.last) for each in placed if each.flowable is box]
        assert parts[-1][1] == 30
        assert all(before[1] == after[0] for before, after in pairwise(parts))


@given(
    st.lists(st.tuples(st.lists(st.integers(5, 900), min_size=1, max_size=6), st.booleans(), st.integers(1, 3)), max_size=12),
    st.integers(1, 3),
)
def test_nothing_is_lost_whatever_its_size(boxes: list[tuple[list[int], bool, int]], columns: int) -> None:
    made = [Box(*heights, keep_next=keep, orphans=least, widows=least, gap=7) for heights, keep, least in boxes]
    placed = [each for page in pages(Section(made, columns)) for each in page]
    assert [(made.index(each.flowable), n) for each in placed for n in range(each.first, each.last)] == [
        (at, n) for at, box in enumerate(made) for n in range(len(box.heights))
    ]


def test_a_heading_stays_with_the_lines_that_follow() -> None:
    filler, heading, text = Box(HEIGHT - 50), Box(20, keep_next=True), Box(*[20] * 3, orphans=2, widows=2)
    first, second = pages(Section((filler, heading, text)))
    assert [each.flowable for each in first] == [filler]
    assert [each.flowable for each in second] == [heading, text]


@pytest.mark.parametrize(("lines", "here"), [(4, 2), (3, 0)])
def test_no_single_line_is_left_behind(lines: int, here: int) -> None:
    filler, text = Box(HEIGHT - 65), Box(*[20] * lines, orphans=2, widows=2)
    placed = [each for page in pages(Section((filler, text))) for each in page if each.flowable is text]
    assert (placed[0].last if len(placed) > 1 else 0) == here


def test_the_last_page_of_columns_is_balanced_and_what_follows_is_below() -> None:
    text, end = Box(*[20] * 10), Box(10)
    (page,) = pages(Section((text,), 2), Section((end,), 1, before=15))
    left, right, below = page
    assert (left.last, right.last) == (5, 10)
    assert left.x < right.x
    assert left.top == right.top
    assert below.top == pytest.approx(left.top - 100 - 15)


def test_columns_begin_at_the_right_where_text_does() -> None:
    first, second = pages(Section((Box(*[20] * 10),), 2), rtl=True)[0]
    assert first.x > second.x


def test_larger_of_two_spaces_counts_and_none_at_the_top() -> None:
    first, second = pages(Section((Box(20, gap=9), Box(20, gap=5))))[0]
    assert first.top == pytest.approx(A4.paper.height - A4.top)
    assert second.top == pytest.approx(first.top - 20 - 9)


def test_what_fits_nowhere_stands_alone() -> None:
    small, huge = Box(10), Box(HEIGHT * 2)
    assert [[each.flowable for each in page] for page in pages(Section((small, huge, Box(10))))][1] == [huge]


def test_what_must_stay_together_goes_to_the_next_page_together() -> None:
    end = (Box(20, keep_next=True), Box(20, keep_next=True), Box(20))
    first, second = place([Section((Box(HEIGHT - 30),)), Section(end)], A4, rtl=False)
    assert (len(first), len(second)) == (1, 3)
    tall = (Box(HEIGHT, keep_next=True), Box(20))
    assert [len(page) for page in place([Section(tall)], A4, rtl=False)] == [1, 1], "what cannot stay together is not lost"


def test_a_few_lines_stay_in_their_first_column() -> None:
    (page,) = place([Section((Box(13), Box(13)), columns=2)], A4, rtl=False)
    assert len({placement.x for placement in page}) == 1
    (page,) = place([Section(tuple(Box(13) for _ in range(12)), columns=2)], A4, rtl=False)
    assert len({placement.x for placement in page}) == 2
