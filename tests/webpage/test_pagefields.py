"""What a page states, name by name, and what it does not state."""

from archive.markup import safehtml
from archive.model.values import Origin
from archive.webpage.claims import Claim, about
from archive.webpage.pagefields import page_fields


def claims(page: str, field: str) -> list[Claim]:
    return about(page_fields(safehtml.parse(page)).claims, field)


def values(page: str, field: str) -> list[str]:
    return [claim.value for claim in claims(page, field)]


def test_jsonld_comes_before_meta_and_meta_before_shape() -> None:
    page = (
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"A","datePublished":"2024"}</script>'
        '<meta property="og:title" content="B"><meta property="article:published_time" content="2023"><title>C</title><h1>D</h1>'
    )  # fmt: skip
    assert values(page, "headline") == ["A", "B", "D", "C"]
    assert values(page, "published") == ["2024", "2023"]
    assert [claim.origin for claim in claims(page, "headline")][2:] == [Origin.HEURISTIC, Origin.HEURISTIC]


def test_two_h1_are_no_headline() -> None:
    assert values("<h1>A</h1><h1>B</h1>", "headline") == []


def test_authors_are_people_and_no_addresses() -> None:
    page = '<meta name="author" content="By Ann Mirel"><meta property="article:author" content="https://social.example/ann">'
    assert [claim.values for claim in claims(page, "author")] == [("Ann Mirel",)]
    several = '<script type="application/ld+json">{"@type":"Article","author":[{"name":"A"},{"name":"B"},"C"]}</script>'
    assert claims(several, "author")[0].values == ("A", "B", "C")


def test_one_time_in_the_article_is_its_date_but_two_are_none() -> None:
    one = '<article><h1>x</h1><time datetime="2024-10-22">d</time><p>words</p></article>'
    (found,) = claims(one, "published")
    assert (found.value, found.origin) == ("2024-10-22", Origin.HEURISTIC)
    assert values(one.replace("<p>", '<time datetime="2020-01-01">e</time><p>'), "published") == []


def test_times_elsewhere_are_of_something_else() -> None:
    page = '<article><p>x</p><aside><time datetime="2024">d</time></aside><ul><li><time datetime="2023">d</time></ul></article>'
    assert values(page + '<time datetime="2022">e</time>', "published") == []
    assert values('<article>a</article><article><time datetime="2022">e</time></article>', "published") == []


def test_a_time_that_is_called_updated_is_a_change() -> None:
    page = '<article><p>Updated <time datetime="2024-10-22">d</time></p></article>'
    assert (values(page, "published"), values(page, "modified")) == ([], ["2024-10-22"])


def test_what_no_table_takes_is_handed_back() -> None:
    page = '<meta property="og:video" content="v"><meta name="theme-color" content="red">'
    assert [claim.path for claim in claims(page, "")] == ["meta[og:video]"]


def test_characters_escaped_twice_are_read_as_meant() -> None:
    assert values('<meta property="og:title" content="Tom &amp;amp; Ann">', "headline") == ["Tom & Ann"]


def test_language_and_address() -> None:
    page = '<html lang="en-GB"><link rel="canonical" href="https://a.example/"><meta property="og:locale" content="en_GB">'
    assert values(page, "language") == ["en-GB", "en_GB"]
    assert values(page, "url") == ["https://a.example/"]
