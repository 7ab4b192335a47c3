"""Our NewsML-G2 profile is stricter than the standard: what it takes the official XSD takes, what that refuses it refuses."""

import copy
from dataclasses import replace

from hypothesis import given, reject, settings
from hypothesis import strategies as st
from lxml import etree

from archive import schemas
from archive.exporters.newsml_g2 import EXPORTER
from archive.formats import Rendering
from archive.markup import xmlschemas
from archive.model.article import Article
from archive.newsml.names import PROFILE
from tests.support.articles import articles, story
from tests.support.standards import official_xsd

NAMES = (
    "headline",
    "itemClass",
    "provider",
    "contentMeta",
    "inlineXML",
    "p",
    "unknown",
    "link",
    "name",
    "edNote",
    "language",
    "html",
)
ATTRIBUTES = (
    "qcode",
    "uri",
    "literal",
    "role",
    "guid",
    "version",
    "standard",
    "href",
    "tag",
    "rel",
    "value",
    "size",
    "unknown",
    "src",
)
VALUES = (
    "",
    "x",
    "1",
    "-1",
    "0",
    "a b",
    "a:b",
    "archive:x",
    "::",
    "%",
    "2026-01-01",
    "2026-01-01T00:00:00",
    "text\n",
    "und",
    "power",
)


def official() -> etree.XMLSchema:
    return official_xsd("newsml-g2", "2.35", "NewsML-G2_2.35-spec-All-Power.xsd")


def ours() -> etree.XMLSchema:
    return xmlschemas.xml_schema(schemas.path(f"{PROFILE}/newsitem.xsd"))


def item(article: Article) -> etree._Element:
    return etree.fromstring(EXPORTER.write(article, Rendering()).data)


@settings(deadline=None, max_examples=150)
@given(articles())
def test_every_document_that_is_written_is_valid_under_ours(article: Article) -> None:
    if article.content_created is None and not article.ed_notes:
        article = replace(article, ed_notes=("The source states no date.",))
    root = item(article)
    ours().assertValid(root)
    schematron = xmlschemas.schematron(schemas.path(f"{PROFILE}/newsitem.sch"))
    assert schematron.validate(root), schematron.validation_report


@st.composite
def mutations(draw: st.DrawFn) -> etree._Element:
    """A document of ours with one to three things dropped, renamed, doubled, moved or broken."""
    root = copy.deepcopy(item(draw(st.one_of(articles(), st.just(story())))))
    for _ in range(draw(st.integers(1, 3))):
        elements = list(root.iter())
        victim = draw(st.sampled_from(elements))
        parent = victim.getparent()
        match draw(st.sampled_from(("drop", "rename", "double", "move", "break", "remove", "text", "namespace"))):
            case "drop" if parent is not None:
                parent.remove(victim)
            case "rename":
                namespace = str(victim.tag).partition("}")[0]
                victim.tag = f"{namespace}}}{draw(st.sampled_from(NAMES))}"
            case "double" if parent is not None:
                parent.insert(draw(st.integers(0, len(parent))), copy.deepcopy(victim))
            case "move" if parent is not None:
                parent.insert(draw(st.integers(0, len(parent) - 1)), victim)
            case "break":
                name = draw(st.sampled_from([*map(str, victim.attrib), *ATTRIBUTES]))
                victim.set(name, draw(st.sampled_from(VALUES)))
            case "remove" if len(victim.attrib):
                del victim.attrib[draw(st.sampled_from(sorted(map(str, victim.attrib))))]
            case "text":
                victim.text = draw(st.sampled_from(VALUES))
            case "namespace":
                victim.tag = "{urn:example:other}" + str(victim.tag).partition("}")[2]
            case _:
                reject()
    return etree.fromstring(etree.tostring(root))


@settings(deadline=None, max_examples=150)
@given(mutations())
def test_what_the_official_schema_refuses_ours_refuses(root: etree._Element) -> None:
    if not official().validate(root):
        assert not ours().validate(root), official().error_log


@settings(deadline=None, max_examples=150)
@given(mutations())
def test_content_that_is_no_xhtml_is_refused_by_ours(root: etree._Element) -> None:
    xhtml = official_xsd("w3c", "xhtml1-strict.xsd")
    contents = [
        etree.fromstring(etree.tostring(html, with_tail=False)) for html in root.iter("{http://www.w3.org/1999/xhtml}html")
    ]
    if not all(map(xhtml.validate, contents)):
        assert not ours().validate(root), xhtml.error_log
