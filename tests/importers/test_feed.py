"""The feed importer: one article per entry, content before summary, nothing from elsewhere."""

from pathlib import Path

import pytest

from archive import registry
from archive.errors import SourceError
from archive.formats import Imported, Reading
from archive.importers.feed import IMPORTER, read
from archive.model.source import Source
from archive.model.values import PubStatus
from tests.support.broken_pages import SOURCES, item, rss
from tests.support.page_stories import STORIES
from tests.support.stories import AT

SAMPLES = Path(__file__).parents[2] / "samples"


def members(data: bytes) -> list[Imported]:
    return [one for one in read(Source(name="f.xml", data=data), Reading(at=AT)).members if isinstance(one, Imported)]


def test_content_comes_before_the_summary() -> None:
    found = members(SOURCES["feed/town-desk.rss"])
    article = found[0].article
    assert article.text == "\n\n".join(STORIES[0].lines[:2] + tuple(f"{line}" for line in STORIES[0].lines[2:]))
    assert article.standfirst == STORIES[0].standfirst
    assert article.id == "tag:news.example,2024:tram-depot"
    assert article.published[0].date.value == "2024-10-22T09:30:00+01:00"
    assert article.bylines[0].value == STORIES[0].byline
    assert article.keywords == ("Town",)
    assert article.languages == ("en",)


def test_atom_with_markup_and_language_detected() -> None:
    first, second = (one.article for one in members(SOURCES["feed/night-desk.atom"]))
    assert STORIES[3].lines[1] in first.text
    assert (first.languages, second.languages) == (("de",), ("fr",))
    assert first.published[0].date.value == "2024-10-21T10:00:00Z"
    assert first.content_modified is not None
    assert first.rights[0].notices[0].value == "© Night desk"


def test_wordpress() -> None:
    (found,) = members(SOURCES["feed/blog-export.xml"])
    assert found.article.published[0].date.value == "2022-05-07T07:00:00Z"
    assert found.article.pub_status is PubStatus.USABLE
    draft = SOURCES["feed/blog-export.xml"].replace(b"publish<", b"draft<")
    assert members(draft)[0].article.pub_status is PubStatus.WITHHELD


def test_plain_paragraphs_of_wordpress() -> None:
    data = rss("<item><title>T</title><description>One.\n\nTwo.</description></item>")
    assert members(data)[0].article.text == "One.\n\nTwo."


def test_a_feed_without_dates_gives_none() -> None:
    article = members(rss(item(0, date="")))[0].article
    assert not article.published
    assert article.content_created is None


def test_the_original_says_the_same_by_itself() -> None:
    for one in members(SOURCES["feed/town-desk.rss"]):
        assert one.original is not None
        (again,) = members(one.original.data)
        assert again.article.bodies == one.article.bodies
        assert again.article.id == one.article.id


@pytest.mark.parametrize("rule", IMPORTER.rules, ids=lambda rule: rule.code)
def test_each_rule_is_broken_by_its_sample(rule: object) -> None:
    code = rule.code  # type: ignore[attr-defined]
    (path,) = (SAMPLES / "broken" / "feed").glob(f"{code}-*")
    assert [finding.rule.code for one in members(path.read_bytes()) for finding in one.findings] == [code]


def test_entities_are_refused() -> None:
    with pytest.raises(SourceError):
        members(b'<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><item><title>&a;</title></item></channel></rss>')


@pytest.mark.parametrize("name", [name for name in SOURCES if name.startswith("feed/")])
def test_only_this_importer_claims_it(name: str) -> None:
    source = Source(name=name, data=SOURCES[name])
    assert [plug for plug in registry.names("importers") if registry.importer(plug).sniff(source)] == ["feed"]
