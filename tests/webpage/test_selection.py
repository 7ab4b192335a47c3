"""The choice of the text: trafilatura's words, the page's structure."""

import pytest

from archive import extras
from archive.errors import InstallationError
from archive.markup import safehtml, xhtml_in
from archive.model.body import Figure, Heading, ItemList, Paragraph
from archive.webpage.repair import repair
from archive.webpage.selection import choose, keep_chosen

LONG = "The old ferry came back on Saturday with new engines, new paint and the same captain."


def kept(
    page: str, lines: tuple[str, ...], headline: str = "", standfirst: str = ""
) -> tuple[tuple[object, ...], tuple[str, ...]]:
    body = safehtml.parse(page).find("body")
    assert body is not None
    made = repair(body).body
    missing = keep_chosen(made, lines, headline, standfirst)
    return xhtml_in.body_of(made).blocks, missing


def test_only_what_was_chosen_stays_in_its_structure() -> None:
    page = f"<nav>Menu</nav><h1>H</h1><h2>Sub</h2><p>{LONG}</p><ul><li>One</li><li>Two</li></ul><p>Share</p>"
    blocks, missing = kept(page, ("Sub", LONG, "One"), "H")
    assert [type(block) for block in blocks] == [Heading, Paragraph, ItemList]
    assert len(blocks[2].items) == 1  # type: ignore[attr-defined]
    assert missing == ()


def test_pictures_stay_between_headline_and_end_but_not_those_of_teasers() -> None:
    page = f'<img src="logo"><h1>H</h1><img src="a"><p>{LONG}</p><a href="/x"><img src="t"></a><p>{LONG} 2</p><img src="z">'
    blocks, _ = kept(page, (LONG, f"{LONG} 2"), "H")
    assert [block.href for block in blocks if isinstance(block, Figure)] == ["a"]


def test_headline_and_standfirst_are_not_repeated() -> None:
    blocks, missing = kept(f"<h1>H</h1><p>Deck of it.</p><p>{LONG}</p>", ("H", "Deck of it.", LONG), "H", "Deck of it.")
    assert len(blocks) == 1
    assert missing == ()


def test_a_line_without_a_block_is_told() -> None:
    assert kept("<p>x</p>", (LONG,)) == ((), (LONG,))


def test_chosen_lines_come_from_the_library() -> None:
    assert LONG in choose(safehtml.parse(f"<article><h1>H</h1>{f'<p>{LONG}</p>' * 4}</article><footer>Imprint</footer>"))


def test_a_missing_library_is_an_installation_error_with_the_install_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(module: str) -> None:
        raise ImportError(module)

    monkeypatch.setattr(extras.importlib, "import_module", missing)
    with pytest.raises(InstallationError, match=r"pip install 'newsarchive\[web\]'") as raised:
        choose(safehtml.parse("<p>x"))
    assert raised.value.exit_code == 6


def test_a_crowd_of_inline_elements_goes_light_to_the_library_and_loses_no_word() -> None:
    words = [f"word{number}" for number in range(2_000)]
    marked = " ".join(f"<em>{word}</em>" for word in words)
    page = safehtml.parse(f"<html><body><article><p>{marked}</p></article></body></html>")
    assert " ".join(choose(page)).split() == words
    assert len(page.findall(".//em")) == len(words), "the page itself is left as it was"
