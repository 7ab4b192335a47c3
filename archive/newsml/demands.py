"""What the guide demands of an item and no schema can say: each broken demand is a Finding with line and place.

It judges items of any writer and any version, so it asks only what every version demands, and reports only what it can be sure
of. QCodes are resolved by the catalogs that the item names. Of catalogs elsewhere only the IPTC's own is known here (see
`iptc_catalog.py`); what depends on others is reported as skipped, because nothing is fetched.
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from archive.findings import Finding, Skipped
from archive.model import newscodes
from archive.model.iris import from_iri
from archive.newsml import rules
from archive.newsml.codes import Codes, named_codes, resolve
from archive.newsml.datecheck import check_dates
from archive.newsml.iptc_catalog import is_known
from archive.newsml.names import NAMESPACE, SHA256, STANDARD, local, place, tag

_QCODED: Final = ("qcode", "type", "role", "rel", "rendition", "how", "why", "scope", "format", "hashtype")
_LISTS: Final = frozenset({"role", "scope"})
_FROM_A_VOCABULARY: Final = ("itemClass", "pubStatus", "service", "role")
_STATES: Final = frozenset(newscodes.SCHEMES["stat"] + word for word in ("usable", "withheld", "canceled"))
_HEX_64: Final = re.compile("[0-9a-fA-F]{64}")


def check_item(item: etree._Element) -> Iterator[Finding | Skipped]:
    """Yield what is wrong with one item of any kind, and what could not be judged."""
    codes = named_codes(item)
    remote = [ref.get("href", "") for ref in item.iterfind(tag("catalogRef"))]
    remote = [url for url in remote if not is_known(url)]
    yield from _check_attributes(item)
    yield from _check_required(item)
    yield from _check_codes(item, codes, remote)
    yield from _check_vocabularies(item, codes)
    yield from _check_identities(item)
    yield from check_dates(item)
    yield from _check_content(item)
    yield from _check_groups(item)
    yield from _check_links(item, codes)


def _check_attributes(item: etree._Element) -> Iterator[Finding]:
    """Guide 7.4.1: what the item says of itself."""
    where = place(item)
    if not item.get("guid", "").strip():
        yield rules.GUID.at(where)
    version = item.get("version", "1")
    if not re.fullmatch(r"\s*\+?0*[1-9][0-9]*\s*", version):
        yield rules.ITEM_VERSION.at(where, value=version)
    standard, number = item.get("standard", ""), item.get("standardversion", "")
    if standard != STANDARD or not re.fullmatch(r"2\.[0-9]{1,2}", number):
        yield rules.STANDARD.at(where, standard=standard, version=number)
    conformance = item.get("conformance", "core")
    if conformance not in {"core", "power"}:
        yield rules.CONFORMANCE.at(where, value=conformance)


def _check_required(item: etree._Element) -> Iterator[Finding]:
    """Guide 7.5: what every item has."""
    meta = item.find(tag("itemMeta"))
    if meta is None:
        yield rules.REQUIRED.at(place(item), missing="itemMeta")
        return
    for name in ("itemClass", "provider", "versionCreated"):
        if meta.find(tag(name)) is None:
            yield rules.REQUIRED.at(place(meta), missing=name)


def _check_codes(item: etree._Element, codes: Codes, remote: list[str]) -> Iterator[Finding | Skipped]:
    """Guide 14.3 and 14.8: QCodes and the aliases in them."""
    unknown: set[str] = set()
    for element, name, value in _qcodes(item):
        if not re.fullmatch(r"[^\s:]+:\S+", value):
            yield rules.QCODE.at(place(element), name=name, value=value)
        elif value.partition(":")[0] not in codes:
            if remote:
                unknown.add(value.partition(":")[0])
            else:
                yield rules.ALIAS.at(place(element), qcode=value)
    if unknown:
        yield Skipped(
            check=f"{rules.ALIAS.code}: aliases {', '.join(sorted(unknown))}",
            reason=f"the catalog {' and '.join(remote)} is not here, and nothing is fetched",
        )


def _qcodes(item: etree._Element) -> Iterator[tuple[etree._Element, str, str]]:
    """Yield every QCode of the item with its element and attribute; a list of them one by one."""
    for element in item.iter(f"{{{NAMESPACE}}}*"):
        for name in _QCODED:
            stated = element.get(name)
            if stated is not None:
                for value in stated.split() if name in _LISTS and stated.strip() else [stated]:
                    yield element, name, value


def _check_vocabularies(item: etree._Element, codes: Codes) -> Iterator[Finding]:
    """Guide 7.5.1: values that come from one scheme only."""
    if local(item) in {"newsItem", "packageItem"}:
        base = newscodes.SCHEMES["ninat"]
        for element, uri in _stated(item, "itemClass", codes):
            if not uri.startswith(base) or uri == base:
                yield rules.ITEM_CLASS.at(place(element), value=uri)
    for element, uri in _stated(item, "pubStatus", codes):
        if uri not in _STATES:
            yield rules.PUB_STATUS.at(place(element), value=uri)


def _stated(item: etree._Element, name: str, codes: Codes) -> Iterator[tuple[etree._Element, str]]:
    """Yield the elements of `itemMeta` of that name whose URI is known; a QCode that cannot be resolved is another rule's."""
    for element in item.iterfind(f"{tag('itemMeta')}/{tag(name)}"):
        qcode = element.get("qcode")
        uri = resolve(qcode, codes) if qcode else from_iri(element.get("uri", ""))
        if uri and uri != qcode:
            yield element, uri


def _check_identities(item: etree._Element) -> Iterator[Finding]:
    """Guide 14.11 and 14.12: what identifies a thing."""
    for element in item.iter(f"{{{NAMESPACE}}}*"):
        literal = element.get("literal")
        if literal is not None and (element.get("qcode") or element.get("uri")):
            yield rules.LITERAL.at(place(element), name=local(element), literal=literal)
    meta = item.find(tag("itemMeta"))
    if meta is None:
        return
    for name in _FROM_A_VOCABULARY:
        for element in meta.iterfind(tag(name)):
            if not element.get("qcode") and not element.get("uri"):
                yield rules.IDENTIFIED.at(place(element), name=name)
    for provider in meta.iterfind(tag("provider")):
        named = any((name.text or "").strip() for name in provider.iterfind(tag("name")))
        if not named and not any(provider.get(name) for name in ("qcode", "uri", "literal")):
            yield rules.PROVIDER.at(place(provider))


def _check_content(item: etree._Element) -> Iterator[Finding]:
    """Guide 8.4, 9 and 21.2: the content and its urgency."""
    for urgency in item.iterfind(f"{tag('contentMeta')}/{tag('urgency')}"):
        if not re.fullmatch(r"\s*\+?0*[1-9]\s*", urgency.text or ""):
            yield rules.URGENCY.at(place(urgency), value=urgency.text or "")
    for inline in item.iterfind(f"{tag('contentSet')}/{tag('inlineXML')}"):
        loose = "".join([inline.text or "", *(child.tail or "" for child in inline)]).strip()
        if len(inline) != 1 or loose:
            yield rules.INLINE_XML.at(place(inline), found=f"{len(inline)} elements{' and loose text' if loose else ''}")
    for remote in item.iterfind(f"{tag('contentSet')}/{tag('remoteContent')}"):
        if remote.get("href") is None and remote.get("residref") is None:
            yield rules.REMOTE.at(place(remote))
    for digest in item.iter(tag("hash")):
        value = digest.text or ""
        if digest.get("hashtypeuri") == SHA256 and not _HEX_64.fullmatch(value.strip()):
            yield rules.DIGEST.at(place(digest), value=value)


def _check_groups(item: etree._Element) -> Iterator[Finding]:
    """Guide 11.7: the groups of a package."""
    for group_set in item.iterfind(tag("groupSet")):
        groups = group_set.findall(tag("group"))
        root = group_set.get("root", "")
        names = {group.get("id") for group in groups}
        if root not in names:
            yield rules.GROUP_ROOT.at(place(group_set), root=root)
        for group in groups:
            if not group.get("role") and not group.get("roleuri"):
                yield rules.GROUP_ROLE.at(place(group), id=group.get("id", ""))
            for reference in group.iterfind(tag("groupRef")):
                idref = reference.get("idref", "")
                if idref not in names:
                    yield rules.GROUP_REFERENCE.at(place(reference), idref=idref)
            for reference in group.iterfind(tag("itemRef")):
                if not _points(reference):
                    yield rules.TARGET.at(place(reference), name="itemRef")


def _points(pointer: etree._Element) -> bool:
    """Tell whether a link or reference says what it points to."""
    return bool(pointer.get("href") or pointer.get("residref"))


def _check_links(item: etree._Element, codes: Codes) -> Iterator[Finding]:
    """Guide 26.2: links, above all those to the previous version."""
    wanted = newscodes.uri("irel", "previousVersion")
    own = item.get("version", "1").strip()
    for link in item.iterfind(f"{tag('itemMeta')}/{tag('link')}"):
        rel = link.get("rel")
        if (resolve(rel, codes) if rel else link.get("reluri")) != wanted:
            if not _points(link):
                yield rules.TARGET.at(place(link), name="link")
            continue
        residref, version = link.get("residref", ""), link.get("version", "")
        same = residref == item.get("guid")
        lower = _digits(version) and _digits(own) and int(version) < int(own)
        if not residref or (same and not lower):
            yield rules.PREVIOUS.at(place(link), residref=residref, version=version, guid=item.get("guid", ""), own=own)


def _digits(text: str) -> bool:
    """Tell whether `text` is a number of sane length."""
    return text.isascii() and text.isdigit() and len(text) < 40
