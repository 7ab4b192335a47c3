"""Figures are found and changed at any depth."""

from dataclasses import replace

from archive.model.body import Figure, Inline, ItemList, Paragraph, Quote
from archive.model.figures import hrefs, with_figures


def paragraph(*content: Inline) -> Paragraph:
    return Paragraph(content=content)


def test_figures_are_changed_at_any_depth_and_what_holds_nothing_else_goes_with_them() -> None:
    one, two, three = (Figure(href=f"renditions/{name}") for name in "abc")
    listed = ItemList(items=((paragraph("x"), two), (three,)))
    blocks = (one, Quote(blocks=(listed,)), Quote(blocks=(one,)), paragraph("y"))
    assert list(hrefs(blocks)) == ["renditions/a", "renditions/b", "renditions/c", "renditions/a"]

    def change(figure: Figure) -> Figure | None:
        return replace(figure, alt="a quay") if figure == two else None

    assert with_figures(blocks, change) == (
        Quote(blocks=(ItemList(items=((paragraph("x"), replace(two, alt="a quay")),)),)),
        paragraph("y"),
    )
    assert with_figures(blocks, lambda figure: figure) == blocks
