"""NewsML-G2 -> Article: what this program wrote comes back exactly, what others wrote as far as the record has fields.

A newsItem is one article. A newsMessage is as many as it has text items; its other items are left aside, and said so. A
packageItem only refers to items, so there is nothing to read. The provenance of our own documents names the first source, not
the document; that of others names the document as received.
"""

from collections.abc import Iterator

from lxml import etree

from archive.errors import ArchiveError, SourceError
from archive.findings import Finding
from archive.foreign import g2, rules
from archive.foreign.trace import Trace, make_archivable
from archive.formats import Enclosed, Imported, Importer, Reading, Several
from archive.markup import safexml, xhtml_in
from archive.markup.cleaning import counted
from archive.model.article import Article
from archive.model.body import Body
from archive.model.record import decode, type_hints
from archive.model.source import Source
from archive.newsml import carrier
from archive.newsml.codes import catalog
from archive.newsml.names import ITEMS, NAMESPACE, NEWS_ITEM_TYPE, OUR_SCHEME, PROFILE, local, place, tag
from archive.newsml.reading import fields_of

_MESSAGE_TYPE = "application/vnd.iptc.g2.newsmessage+xml"
_ROOTS = frozenset({"newsItem", "newsMessage", "packageItem"})
_HINT = "Give a newsItem of class text, or a newsMessage that holds one"


def sniff(source: Source) -> bool:
    """Tell whether the root element is one of NewsML-G2; its namespace may be missing."""
    namespace, name = safexml.root_name(source.data)
    return namespace == NAMESPACE or (not namespace and name in _ROOTS)


def read(source: Source, reading: Reading) -> Imported | Several:
    """Read a newsItem, or each text item of a newsMessage.

    Raises:
        SourceError: It is no XML, holds no text item, was written by a version of this program that is not known here, or says
            what an Article cannot say.
    """
    root = safexml.parse(source.data, source.where)
    found: list[Finding] = []
    if etree.QName(root).namespace is None:
        _put_namespace(root)
        found.append(rules.NAMESPACE.at(place(root), standard="NewsML-G2"))
    if root.tag == tag("newsItem"):
        return _with(_read_item(root, source, reading), found)
    if root.tag != tag("newsMessage"):
        raise SourceError(f"this is a {local(root)}, which holds no text itself", where=source.where, hint=_HINT)
    texts: list[etree._Element] = []
    for item in root.iterfind(f"{tag('itemSet')}/*"):
        if _is_text(item):
            texts.append(item)
        elif item.tag in ITEMS:
            found.append(rules.LEFT_ASIDE.at(place(item), what=f"The {local(item)} {item.get('guid', '')[:80]}"))
    if not texts:
        raise SourceError("the newsMessage holds no text item", where=source.where, hint=_HINT)
    if len(texts) == 1:
        return _with(_read_item(texts[0], source, reading), found)
    return Several(members=_members(texts, source, reading), findings=tuple(found))


def _with(imported: Imported, findings: list[Finding]) -> Imported:
    """Return what was read with findings before its own."""
    return Imported(article=imported.article, findings=(*findings, *imported.findings))


def _put_namespace(root: etree._Element) -> None:
    """Put elements that are in no namespace into that of NewsML-G2; the content is recognised by its names all the same."""
    for element in root.iter():
        if etree.QName(element).namespace is None:
            element.tag = tag(str(element.tag))


def _is_text(item: etree._Element) -> bool:
    """Tell whether an item is a newsItem that holds text, or is said to be one."""
    if item.tag != tag("newsItem"):
        return False
    if any(item.find(f"{tag('contentSet')}/{tag(name)}") is not None for name in ("inlineXML", "inlineData")):
        return True
    nature = item.find(f"{tag('itemMeta')}/{tag('itemClass')}")
    return nature is not None and (nature.get("qcode", "").endswith(":text") or nature.get("uri", "").endswith("/text"))


def _members(items: list[etree._Element], source: Source, reading: Reading) -> Iterator[Imported | Enclosed | ArchiveError]:
    """Yield each text item of a message, or why it cannot be read."""
    for number, item in enumerate(items, 1):
        try:
            yield _read_item(item, source, reading, number)
        except ArchiveError as error:
            yield error


def _read_item(item: etree._Element, source: Source, reading: Reading, number: int = 0) -> Imported:
    """Read one newsItem.

    Raises:
        SourceError: It cannot be read.
    """
    codes = catalog(item)
    profile = carrier.profile_of(item, codes)
    if not profile and OUR_SCHEME in codes.values():
        raise SourceError(
            "this newsItem uses terms of this program but claims no profile of it, so it was changed",
            where=source.where, hint="`archive validate` lists all that is wrong with it",
        )  # fmt: skip
    if not profile:
        dropped = make_archivable(item)
        draft = g2.read(item)
        if dropped:
            draft.notes.append(counted(dropped, "control character", "dropped"))
        alone = item.getparent() is None
        for header in item.getroottree().getroot().iterfind(tag("header")):
            draft.keep(Trace(header).left())
        media_type = NEWS_ITEM_TYPE if alone else _MESSAGE_TYPE
        return draft.finished(source, reading, importer=IMPORTER.name, media_type=media_type, number=number)
    if profile != PROFILE:
        raise SourceError(
            f"this newsItem was not written by a version of this program that is known here: it claims the profile {profile!r}",
            where=source.where, hint="Read it with that version",
        )  # fmt: skip
    try:
        return Imported(article=_article(item, codes))
    except ValueError as error:
        raise SourceError(
            f"the newsItem cannot be read: {error}", where=source.where, hint="`archive validate` lists all that is wrong with it"
        ) from None


def _article(item: etree._Element, codes: dict[str, str]) -> Article:
    """Build the Article of a document of ours: what the properties state, and what the record states better.

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
    """Read one version of the content of a document of ours.

    Raises:
        ValueError: There is no content.
    """
    if len(inline) != 1:
        raise ValueError(f"inlineXML in line {inline.sourceline} holds {len(inline)} elements instead of one")
    return xhtml_in.body_of(inline[0])


IMPORTER = Importer(
    name="newsml-g2",
    title="NewsML-G2 2.9 to 2.35, newsItem and newsMessage",
    media_types=(NEWS_ITEM_TYPE, _MESSAGE_TYPE),
    sniff=sniff,
    read=read,
    names_files=True,
    rules=rules.ALL,
)
