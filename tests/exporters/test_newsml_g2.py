"""NewsML-G2 writing: whole, valid, the same bytes each time, and readable for people."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from lxml import etree

from archive.errors import RenderError
from archive.exporters.newsml_g2 import EXPORTER
from archive.formats import Reading, Rendering
from archive.importers.newsml_g2 import IMPORTER
from archive.model.article import Article
from archive.model.body import Body, Paragraph
from archive.model.dates import PartialDate
from archive.model.source import Source
from archive.model.values import Concept, Party, Rendition, Text
from archive.newsml.names import NAMESPACE
from tests.support.articles import FIELDS, articles, story
from tests.support.standards import official_xsd

AT = Reading(at=PartialDate("2030-01-01T00:00:00Z"))


def written(article: Article) -> bytes:
    return EXPORTER.write(article, Rendering()).data


def item(article: Article) -> etree._Element:
    return etree.fromstring(written(article))


def find(root: etree._Element, path: str) -> list[etree._Element]:
    return root.xpath("/n:newsItem/" + "/".join(f"n:{part}" for part in path.split("/")), namespaces={"n": NAMESPACE})


def read(data: bytes) -> Article:
    return IMPORTER.read(Source(name="x.newsml.xml", data=data), AT).article


@settings(deadline=None, max_examples=400)
@given(articles())
def test_every_article_reads_back_the_same_and_is_written_the_same_again(article: Article) -> None:
    data = written(article)
    assert read(data) == article
    assert written(read(data)) == data


@settings(deadline=None, max_examples=200)
@given(articles())
def test_every_document_is_valid_under_the_official_schema(article: Article) -> None:
    official_xsd("newsml-g2", "2.35", "NewsML-G2_2.35-spec-All-Power.xsd").assertValid(item(article))


def test_the_strategy_draws_every_field_of_the_record() -> None:
    assert {*FIELDS, "id", "version_created"} == set(Article.__dataclass_fields__)


def test_an_ordinary_article_needs_no_record() -> None:
    assert b"archive:record" not in written(story())


def test_the_document_names_each_scheme_that_it_uses_and_no_other() -> None:
    root = item(replace(story(), subjects=(Concept(uri="http://cv.iptc.org/newscodes/mediatopic/20000065", type="abstract"),)))
    schemes = {scheme.get("alias"): scheme.get("uri") for scheme in find(root, "catalog/scheme")}
    assert schemes["medtop"] == "http://cv.iptc.org/newscodes/mediatopic/"
    assert sorted(schemes) == ["archive", "cpnat", "drol", "medtop", "ninat", "stat"]
    assert find(root, "contentMeta/subject")[0].attrib == {"qcode": "medtop:20000065", "type": "cpnat:abstract"}


def test_a_file_of_the_package_is_stated_with_type_size_digest_and_where_it_was() -> None:
    taken = Rendition(
        href="renditions/quay.jpg", origin="https://example.org/quay?w=9", media_type="image/jpeg", size=9, sha256="0f" * 32,
        width=24, height=16,
    )  # fmt: skip
    article = replace(story(), renditions=(taken,))
    (remote,) = find(item(article), "contentSet/remoteContent")
    assert dict(remote.attrib) == {
        "href": "renditions/quay.jpg", "contenttype": "image/jpeg", "size": "9", "width": "24", "height": "16"
    }  # fmt: skip
    assert [(child.tag.rpartition("}")[2], child.text) for child in remote] == [("altLoc", taken.origin), ("hash", taken.sha256)]
    official_xsd("newsml-g2", "2.35", "NewsML-G2_2.35-spec-All-Power.xsd").assertValid(item(article))
    assert b"archive:record" not in written(article)
    assert read(written(article)) == article


def test_no_provider_is_said_and_not_invented() -> None:
    (provider,) = find(item(story()), "itemMeta/provider")
    assert provider.get("literal") == "notStated"
    assert provider.get("qcode") is None
    assert find(item(replace(story(), provider=Party(name="Harbour Wire"))), "itemMeta/provider")[0].attrib == {}


def test_an_undated_article_stays_undated() -> None:
    assert find(item(story()), "contentMeta/contentCreated") == []
    assert find(item(story()), "itemMeta/edNote")[0].text == "The source does not state when the content was created."


@pytest.mark.parametrize("embargoed", [None, "", PartialDate("2026-12-01T06:00:00Z")])
def test_an_embargo_may_have_no_end(embargoed: PartialDate | str | None) -> None:
    found = find(item(replace(story(), embargoed=embargoed)), "itemMeta/embargoed")
    assert [element.text or "" for element in found] == ([] if embargoed is None else [str(embargoed)])


def test_identifiers_exclude_each_other_and_the_rest_is_carried() -> None:
    article = replace(story(), creators=(Party(name="A. Writer", uri="https://example.org/a", literal="a-1"),))
    (creator,) = find(item(article), "contentMeta/creator")
    assert dict(creator.attrib) == {"uri": "https://example.org/a"}
    assert b'{"creators": [{"literal": "a-1", "name": "A. Writer", "uri": "https://example.org/a"}]}' in written(article)
    assert read(written(article)) == article


def test_a_role_without_a_scheme_of_the_iptc_is_a_word_of_ours() -> None:
    (headline,) = find(item(replace(story(), headlines=(Text(value="x", role="subhead"),))), "contentMeta/headline")
    assert headline.get("role") == "archive:subhead"


def test_text_is_not_touched_by_the_layout() -> None:
    article = replace(story(), descriptions=(Text(value=" two  blanks\n\tand a tab "),))
    (description,) = find(item(article), "contentMeta/description")
    assert description.text == " two  blanks\n\tand a tab "


def test_an_article_that_no_reader_could_take_is_refused() -> None:
    body = Body(blocks=(Paragraph(content=("x" * 10_000_001,)),))
    with pytest.raises(RenderError, match="too large for an XML document"):
        written(replace(story(), bodies=(body,)))
