"""Values become properties that the standard allows; what it does not allow is left out here."""

from collections.abc import Callable

import pytest
from lxml import etree

from archive.model.dates import PartialDate
from archive.model.values import Concept, Link, Party, Rendition, Rights, RightsExpression, Text
from archive.newsml import writing
from archive.newsml.names import tag


def made(put: Callable[[etree._Element], None]) -> list[str]:
    """Return what a writer appends, without the namespace."""
    parent = etree.Element(tag("x"), nsmap={None: tag("")[1:-1]})
    put(parent)
    return [etree.tostring(child, encoding="unicode").replace(f' xmlns="{tag("")[1:-1]}"', "") for child in parent]


@pytest.mark.parametrize(
    ("put", "expected"),
    [
        (lambda at: writing.put_date(at, "expires", PartialDate("2026-03")), ["<expires>2026-03</expires>"]),
        (lambda at: writing.put_date(at, "expires", PartialDate("2026-03"), day=True), []),
        (lambda at: writing.put_date(at, "expires", PartialDate("2026-03-01"), day=True), ["<expires>2026-03-01</expires>"]),
        (lambda at: writing.put_date(at, "expires", None), []),
        (lambda at: writing.put_text(at, "by", Text(value=" a\nb ", lang="de")), ['<by xml:lang="de"> a\nb </by>']),
        (
            lambda at: writing.put_text(at, "creditline", Text(value="a\nb", role="x"), one_line=True),
            ["<creditline>a b</creditline>"],
        ),
        (lambda at: writing.put_party(at, "creator", Party(name="N", role="author")), ["<creator><name>N</name></creator>"]),
        (
            lambda at: writing.put_party(at, "creator", Party(name="N", literal="n-1", role="author"), role=True),
            ['<creator literal="n-1" role="archive:author"><name>N</name></creator>'],
        ),
        (lambda at: writing.put_service(at, Concept(name="only a name")), []),
        (lambda at: writing.put_service(at, Concept(uri="urn:x:y", type="event")), ['<service uri="urn:x:y"/>']),
        (lambda at: writing.put_link(at, Link(version=0, sha256="no digest")), ["<link/>"]),
        (
            lambda at: writing.put_link(at, Link(rel="seeAlso", residref="urn:x:y", version=2)),
            ['<link rel="irel:seeAlso" residref="urn:x:y" version="2"/>'],
        ),
        (lambda at: writing.put_rendition(at, Rendition(href="a.pdf", size=-1)), ['<remoteContent href="a.pdf"/>']),
        (
            lambda at: writing.put_rendition(at, Rendition(href="a.pdf", size=0, pages=2)),
            ['<remoteContent href="a.pdf" size="0" pagecount="2"/>'],
        ),
        (
            lambda at: writing.put_rights(at, Rights(expressions=(RightsExpression(language="u", value="&", markup=True),))),
            ['<rightsInfo><rightsExpressionData langid="u" enctype="application/xml">&amp;</rightsExpressionData></rightsInfo>'],
        ),
        (lambda at: writing.put_rights(at, Rights(scope="a b")), ['<rightsInfo scopeuri="urn:x-newsarchive:text:a%20b"/>']),
    ],
)
def test_a_value_is_written_as_far_as_its_property_reaches(put: Callable[[etree._Element], None], expected: list[str]) -> None:
    assert made(put) == expected
