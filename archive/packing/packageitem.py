"""Collection -> NewsML-G2 2.35, one packageItem: a root group that refers to every article by identifier and version.

Where the bundles are in the package, each reference also leads to the newsItem of the article (`href`, relative to the package
item). The title of an article and its dates are hints (guide, 12): they stand in the newsItem, and are repeated for people who
look for one. Nobody provides a collection but who made it, which nobody states, so the provider is said not to be stated.
"""

from typing import Final
from urllib.parse import quote

from lxml import etree

from archive.model import newscodes
from archive.model.collection import Collection, Member
from archive.newsml import writing
from archive.newsml.codes import SCHEMES, coded, identity, normal, used
from archive.newsml.names import CONFORMANCE, NAMESPACE, NEWS_ITEM_TYPE, STANDARD, VERSION, XML_LANG, tag
from archive.product import NAME, URN
from archive.product import VERSION as OURS

SUFFIX: Final = ".newsml.xml"
ROLE: Final = f"{URN}group:collection"
_ROOT: Final = "articles"


def write(collection: Collection) -> bytes:
    """Return the package item as an XML document."""
    item = etree.Element(
        tag("packageItem"),
        {"standard": STANDARD, "standardversion": VERSION, "conformance": CONFORMANCE, "guid": collection.id, "version": "1"},
        nsmap={None: NAMESPACE},
    )
    catalog = writing.add(item, "catalog")
    meta = writing.add(item, "itemMeta")
    writing.add(meta, "itemClass", **identity(newscodes.uri("ninat", "composite"), ""))
    writing.put_provider(meta, None)
    writing.add(meta, "versionCreated", collection.at)
    writing.add(meta, "pubStatus", **coded("qcode", "stat", "usable"))
    writing.add(meta, "generator", NAME, versioninfo=OURS)
    writing.add(meta, "title", collection.title)
    writing.add(writing.add(item, "contentMeta"), "headline", collection.title)
    groups = writing.add(item, "groupSet", root=_ROOT)
    group = writing.add(groups, "group", id=_ROOT, roleuri=ROLE)
    for member in collection.members:
        group.append(reference(member, collection.folder))
    for alias in used(item):
        writing.add(catalog, "scheme", alias=alias, uri=SCHEMES[alias])
    etree.indent(item)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(item, encoding="UTF-8", xml_declaration=False) + b"\n"


def reference(member: Member, folder: str) -> etree._Element:
    """Return the reference to one article, of which the bundles are in that folder, "" when they are elsewhere."""
    stated = {
        "residref": member.id,
        "version": str(member.version),
        "contenttype": NEWS_ITEM_TYPE,
        "href": quote(f"{folder}{member.name}/{member.document}") if folder else "",
        "title": normal(member.headline),
        XML_LANG: member.language,
    }
    element = etree.Element(tag("itemRef"), {name: value for name, value in stated.items() if value}, nsmap={None: NAMESPACE})
    writing.add(element, "versionCreated", member.version_created.value)
    if member.content_created:
        writing.add(element, "contentCreated", member.content_created)
    return element
