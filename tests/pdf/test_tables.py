"""Tables."""

from io import BytesIO

import pikepdf

from archive.model.body import Anchor, Cell
from archive.pdf.blocks import BlockSetter
from archive.pdf.flowables import Parent
from archive.pdf.pages import Section, draw, place
from archive.pdf.tables import TableBox
from archive.pdf.theme import PAPERS, THEMES
from tests.support.printed import failures, structure_blocks
from tests.support.typesetting import book, canvas


def table(*rows: tuple[Cell, ...], rtl: bool = False, width: float = 200) -> TableBox:
    theme = THEMES["broadsheet"](PAPERS["a4"])
    setter = BlockSetter(theme=theme, book=book(), lang="en", rtl=rtl)
    made = TableBox(rows, setter.paragraph, theme.styles["cell"], Parent("Table", None), rtl=rtl)
    made.lay_out(width)
    return made


def cell(text: str = "", *, header: bool = False, rowspan: int = 1, colspan: int = 1) -> Cell:
    return Cell(content=(text,) if text else (), header=header, rowspan=rowspan, colspan=colspan)


def printed(made: TableBox) -> bytes:
    page = canvas(rtl=made._rtl)
    made.draw(page, 20, 580, 0, len(made.heights))
    return page.finish()


def test_cells_are_read_row_by_row_and_headers_say_what_they_head() -> None:
    data = printed(table((cell("Year", header=True), cell("Count", header=True)), (cell("2024", header=True), cell("12"))))
    assert [block.text for block in structure_blocks(data)] == ["Year", "Count", "2024", "12"]
    assert data.count(b"/Scope/Column") == 2
    assert data.count(b"/Scope/Row") == 1
    assert failures(data) == []


def test_rows_that_a_cell_spans_are_one_slice() -> None:
    made = table((cell("a", rowspan=2), cell("b")), (cell("c"),), (cell("d"), cell("e")))
    assert len(made.heights) == 2
    assert failures(printed(made)) == []


def test_short_rows_and_overlapping_spans_still_make_a_grid() -> None:
    ragged = table((cell("a"), cell("b"), cell("c")), (cell("d"),), (cell("e", rowspan=9), cell("f", colspan=9)))
    assert failures(printed(ragged)) == []
    overlapping = table((cell("a"), cell("b", rowspan=2), cell("c")), (cell("d", colspan=3),))
    assert failures(printed(overlapping)) == []


def test_columns_share_the_width_by_what_they_need() -> None:
    made = table((cell("a"), cell("long words need more room " * 5)))
    narrow, wide = made._widths
    assert narrow < wide
    assert narrow + wide <= 200.01


def test_figures_stand_at_the_end_and_columns_turn_round_from_right_to_left() -> None:
    def places(made: TableBox) -> list[float]:
        page = canvas()
        made.draw(page, 20, 580, 0, len(made.heights))
        return [float(part.split()[0]) for part in "\n".join(page._code).split("1 0 0 1 ")[1:]]

    first, second = places(table((cell("word"), cell("12"))))
    assert first < 30 < 180 < second
    first, second = places(table((cell("word"), cell("more")), rtl=True))
    assert first > second


class TestHeader:
    ROWS = ((cell("Year", header=True), cell("Count", header=True)), *((cell(str(2000 + n)), cell(str(n))) for n in range(120)))

    def test_is_drawn_again_wherever_the_table_goes_on_and_said_once(self) -> None:
        theme = THEMES["broadsheet"](PAPERS["a5"])
        pages = place([Section((table(*self.ROWS),))], theme, rtl=False)
        assert len(pages) > 2
        page = canvas()
        draw(pages, page, lambda _number, _count: ())
        data = page.finish()
        assert [block.text for block in structure_blocks(data)].count("Year") == 1
        assert failures(data) == []
        with pikepdf.open(BytesIO(data)) as pdf:
            contents = [one.Contents.read_bytes() for one in pdf.pages]
        assert [content.count(b"/Subtype/Header") for content in contents] == [0] + [2] * (len(pages) - 1)
        for one in pages:
            (placed,) = one
            again = placed.flowable.repeated if placed.first else 0
            depth = placed.top - again - sum(placed.flowable.heights[placed.first : placed.last])
            assert depth >= theme.bottom - 0.02

    def test_is_not_drawn_again_when_it_is_none_or_too_tall(self) -> None:
        assert table(*self.ROWS).repeated > 0
        assert table(*self.ROWS[1:]).repeated == 0
        assert table(self.ROWS[0]).repeated == 0
        assert table((cell("word " * 200, header=True),), (cell("a"),)).repeated == 0

    def test_with_a_link_is_drawn_again_without_it(self) -> None:
        linked = Cell(content=(Anchor(href="https://example.org", content=("Year",)),), header=True)
        made = table((linked,), *((cell("a"),) for _ in range(3)))
        page = canvas()
        made.draw(page, 20, 580, 0, 2)
        page.showPage()
        made.draw(page, 20, 580, 2, 4)
        data = page.finish()
        assert data.count(b"/Subtype/Link") == 1
        assert failures(data) == []
