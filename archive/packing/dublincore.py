"""Article -> simple Dublin Core 1.1, the description that every archive system reads; what it has no element for is left out.

The native record stands beside it in every package, so nothing is lost here.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from archive.model.article import Article
from archive.model.collection import Collection

NAMESPACE: Final = "http://purl.org/dc/elements/1.1/"
VERSION: Final = "1.1"


def write(article: Article) -> bytes:
    """Return the description of an article as an XML document."""
    return _document(_elements(article))


def write_collection(collection: Collection) -> bytes:
    """Return the description of a collection as an XML document."""
    return _document((("title", collection.title), ("type", "Collection"), ("identifier", collection.id)))


def _document(elements: Iterable[tuple[str, str]]) -> bytes:
    """Return the elements as a document; empty ones are left out."""
    root = etree.Element("simpledc", nsmap={"dc": NAMESPACE})
    for name, value in elements:
        if value:
            etree.SubElement(root, f"{{{NAMESPACE}}}{name}").text = value
    etree.indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="UTF-8", xml_declaration=False) + b"\n"


def _elements(article: Article) -> Iterator[tuple[str, str]]:
    """Yield the elements in the order of the standard, each with its value."""
    yield "title", article.headline or article.title or article.slugline
    for party in article.creators:
        yield "creator", party.name
    for text in article.bylines if not article.creators else ():
        yield "creator", text.value
    for concept in article.subjects:
        yield "subject", concept.name or concept.uri
    for keyword in article.keywords:
        yield "subject", keyword
    yield "description", article.standfirst
    yield "publisher", article.provider.name if article.provider is not None else ""
    for party in article.contributors:
        yield "contributor", party.name
    yield "date", str(article.content_created or "")
    yield "type", "Text"
    yield "identifier", article.id
    for language in article.languages:
        yield "language", language
    for concept in article.located:
        yield "coverage", concept.name
    for rights in article.rights:
        for text in (*rights.notices, *rights.usage_terms):
            yield "rights", text.value
