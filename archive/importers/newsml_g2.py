"""NewsML-G2 -> Article: what this program wrote comes back exactly, what others wrote as far as the record has fields.

A newsItem is one article. A newsMessage is as many as it has text items; its other items are left aside, and said so. A
packageItem only refers to items: alone, there is nothing to read, and the references are told. The provenance of our own
documents names the first source, not the document; that of others names the document as received.
"""

from lxml import etree

from archive.errors import SourceError
from archive.findings import Finding, Place
from archive.foreign import g2, rules
from archive.foreign.items import read_items
from archive.foreign.trace import Trace, make_archivable
from archive.formats import Imported, Importer, Reading, Several
from archive.markup import safexml, xhtml_in
from archive.markup.cleaning import counted
from archive.markup.display import excerpt
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
_SHOWN = 5
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
    root = safexml.parse(source.data, source.where, named_dtd=True)
    found: list[Finding] = []
    if line := safexml.doctype_line(source.data):
        found.append(rules.DOCTYPE.at(Place(line=line)))
    if etree.QName(root).namespace is None:
        _put_namespace(root)
        found.append(rules.NAMESPACE.at(place(root), standard="NewsML-G2"))
    items = [root] if root.tag == tag("newsItem") else [item for item in root.iter(*ITEMS) if item is not root]
    texts = [item for item in items if item is root or _is_text(item)]
    inside = frozenset(item.get("guid", "") for item in items)
    if not texts:
        raise _no_text(root, inside, source.where)
    found += (rules.LEFT_ASIDE.at(place(item), what=_described(item, inside)) for item in items if item not in texts)
    return read_items(texts, lambda item, number: _read_item(item, source, reading, number), found)


def _no_text(root: etree._Element, inside: frozenset[str], where: str) -> SourceError:
    """Make the error for a document without a text; of packages, it tells which items would have to be given."""
    refers = _references(root, inside)
    in_message = root.tag == tag("newsMessage")
    named = "a newsMessage that holds no text item" if in_message else f"a {local(root)}, which holds no text itself"
    hint = "Give the items that it refers to, or a newsMessage that holds them" if refers else _HINT
    return SourceError(f"this is {named}{refers and '; it refers to '}{refers}", where=where, hint=hint)


def _described(item: etree._Element, inside: frozenset[str]) -> str:
    """Return what an item is that is left aside; of a package, also which items it refers to that are not in the message."""
    refers = _references(item, inside)
    name = f"The {local(item)} {excerpt(item.get('guid', ''), 80)}".rstrip()
    return f"{name}, which refers also to {refers}," if refers else name


def _references(element: etree._Element, inside: frozenset[str]) -> str:
    """Return the items that packages refer to and that are not `inside`: at most five names, "" when there are none."""
    names = [reference.get("residref", reference.get("href", "")) for reference in element.iter(tag("itemRef"))]
    others = [name for name in dict.fromkeys(names) if name and name not in inside]
    shown = ", ".join(excerpt(name, 80) for name in others[:_SHOWN])
    return shown if len(others) <= _SHOWN else f"{shown} and {len(others) - _SHOWN} more"


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


def _read_item(item: etree._Element, source: Source, reading: Reading, number: int) -> Imported:
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
