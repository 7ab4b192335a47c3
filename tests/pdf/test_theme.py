"""Themes and papers."""

import pytest

from archive.pdf.theme import DEFAULT_PAPER, DEFAULT_THEME, PAPERS, THEMES


def test_the_defaults_exist() -> None:
    assert DEFAULT_THEME in THEMES
    assert DEFAULT_PAPER in PAPERS


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
@pytest.mark.parametrize("name", THEMES)
def test_lines_have_a_measure_that_can_be_read(name, paper) -> None:  # type: ignore[no-untyped-def]
    theme = THEMES[name](paper)
    body = theme.styles["body"]
    characters = theme.column / (body.size * 0.46)
    assert 45 <= characters <= 90
    assert 1.25 <= body.leading / body.size <= 1.5
    assert theme.measure == pytest.approx(theme.columns * theme.column + (theme.columns - 1) * theme.gutter)


@pytest.mark.parametrize("name", THEMES)
def test_themes_have_the_same_kinds_of_text(name: str) -> None:
    assert THEMES[name](PAPERS["a4"]).styles.keys() == THEMES[DEFAULT_THEME](PAPERS["a5"]).styles.keys()
