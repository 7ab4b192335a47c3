"""NewsML 1.0 to 1.2 -> Article: each NewsItem of the document that holds a text or says something of one.

Which element goes where is in `docs/importers/newsml1.md`. A NewsItem that only refers to a file elsewhere, or only updates
another, is left aside and said so.
"""

from typing import Final

from lxml import etree

from archive.errors import SourceError
from archive.findings import Finding
from archive.foreign import newsml1, rules
from archive.foreign.items import read_items
from archive.foreign.trace import Trace, make_archivable, place
from archive.formats import Imported, Importer, Reading, Several
from archive.markup import safexml
from archive.model.source import Source

_MEDIA_TYPE: Final = "text/vnd.iptc.newsml"
_RULES: Final = tuple(rule for rule in rules.ALL if rule not in (rules.UNRESOLVED, rules.NAMESPACE, rules.DOCTYPE))


def sniff(source: Source) -> bool:
    """Tell whether the root element is `NewsML` in no namespace."""
    return safexml.root_name(source.data) == ("", "NewsML")


def read(source: Source, reading: Reading) -> Imported | Several:
    """Read each NewsItem that holds a text.

    Raises:
        SourceError: It is no XML, needs its DTD to be read, holds no text, or says what an Article cannot say.
    """
    root = safexml.parse(source.data, source.where, named_dtd=True)
    make_archivable(root)
    items = root.findall("NewsItem")
    texts = [item for item in items if item.find(".//DataContent") is not None and item.find("Update") is None]
    aside: list[Finding] = []
    for item in items:
        if item not in texts:
            name = item.findtext("Identification/NewsIdentifier/NewsItemId", "")
            aside.append(rules.LEFT_ASIDE.at(place(item), what=f"The NewsItem {name[:80]}"))
    if not texts:
        raise SourceError(
            f"{len(items)} NewsItems found, but none holds a text", where=source.where, hint="Give the files that they refer to"
        )
    return read_items(texts, lambda item, number: _read_item(item, source, reading, number), aside)


def _read_item(item: etree._Element, source: Source, reading: Reading, number: int) -> Imported:
    """Read one NewsItem.

    Raises:
        SourceError: It is no article.
    """
    draft = newsml1.read(item)
    for envelope in item.getroottree().getroot().iterfind("NewsEnvelope"):
        draft.keep(Trace(envelope).left())
    return draft.finished(source, reading, importer=IMPORTER.name, media_type=_MEDIA_TYPE, number=number)


IMPORTER: Final = Importer(
    name="newsml1",
    title="NewsML 1.0 to 1.2, each NewsItem with a text",
    media_types=(_MEDIA_TYPE,),
    sniff=sniff,
    read=read,
    names_files=True,
    rules=_RULES,
)
