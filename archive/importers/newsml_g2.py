"""NewsML-G2 -> Article, for the documents that this program writes.

The provenance is the document's: it names the first source, not the document. A newsItem of another writer, a packageItem or a
newsMessage is recognised and refused with a reason; it is not read half.
"""

from lxml import etree

from archive.errors import SourceError
from archive.formats import Imported, Importer, Reading
from archive.markup import safexml, xhtml_in
from archive.model.article import Article
from archive.model.body import Body
from archive.model.record import decode, type_hints
from archive.model.source import Source
from archive.newsml import carrier
from archive.newsml.codes import catalog
from archive.newsml.names import NAMESPACE, NEWS_ITEM_TYPE, PROFILE, local, tag
from archive.newsml.reading import fields_of

_HINT = "Documents of other writers are not read yet; archive the text instead"


def sniff(source: Source) -> bool:
    """Tell whether the root element is one of NewsML-G2."""
    return safexml.root_name(source.data)[0] == NAMESPACE


def read(source: Source, _reading: Reading) -> Imported:
    """Read one newsItem.

    Raises:
        SourceError: It is no XML, no newsItem that this program wrote, or says what an Article cannot say.
    """
    item = safexml.parse(source.data, source.where)
    if item.tag != tag("newsItem"):
        raise SourceError(f"this is a {local(item)}, not a newsItem of NewsML-G2", where=source.where, hint=_HINT)
    codes = catalog(item)
    profile = carrier.profile_of(item, codes)
    if profile != PROFILE:
        found = f"it claims the profile {profile!r}" if profile else "it claims no profile of ours"
        raise SourceError(f"this newsItem was not written by a version of this program that is known here: {found}",
                          where=source.where, hint=_HINT)  # fmt: skip
    try:
        return Imported(article=_article(item, codes))
    except ValueError as error:
        raise SourceError(
            f"the newsItem cannot be read: {error}", where=source.where, hint="`archive validate` lists all that is wrong with it"
        ) from None


def _article(item: etree._Element, codes: dict[str, str]) -> Article:
    """Build the Article: what the properties state, and what the record states better.

    Raises:
        ValueError: Something is no value of the model.
    """
    stated = fields_of(item, codes)
    stated["provenance"] = carrier.provenance_of(item, codes)
    stated["bodies"] = tuple(map(_body, item.iterfind(f"{tag('contentSet')}/{tag('inlineXML')}")))
    if stated["version_created"] is None:
        raise ValueError("itemMeta has no versionCreated")
    hints = type_hints(Article)
    for name, plain in carrier.record_of(item, codes).items():
        if name not in hints:
            raise ValueError(f"the record names a field {name!r} that an article has not")
        stated[name] = decode(hints[name], plain, name)
    return Article(**stated)


def _body(inline: etree._Element) -> Body:
    """Read one version of the content.

    Raises:
        ValueError: There is no content.
    """
    if len(inline) != 1:
        raise ValueError(f"inlineXML in line {inline.sourceline} holds {len(inline)} elements instead of one")
    return xhtml_in.body_of(inline[0])


IMPORTER = Importer(
    name="newsml-g2",
    title="NewsML-G2 as written by this program",
    media_types=(NEWS_ITEM_TYPE,),
    sniff=sniff,
    read=read,
)
