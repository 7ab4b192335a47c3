"""QCodes: `alias:code` stands for the scheme's URI followed by the code, and the document itself says which alias is which.

What is written carries a catalog with just the schemes that it uses, so that it is enough without the network (guide 14.3, 14.8).
What is read is resolved by the catalogs that the document names, of which the IPTC's is known here; an alias that none of them
defines is left as it is. A word or URI that makes no good QCode is written as a URI; so is any other text (see
`archive/model/iris.py`).
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from archive.model import newscodes
from archive.model.iris import from_iri, to_iri, to_urn
from archive.newsml import iptc_catalog
from archive.newsml.names import OUR_ALIAS, OUR_SCHEME, tag

SCHEMES: Final[Mapping[str, str]] = {**newscodes.SCHEMES, OUR_ALIAS: OUR_SCHEME}
CODED: Final = ("qcode", "role", "type", "rel", "rendition", "scope")
"""The attributes that hold QCodes in what is written."""

_ALIASES: Final = {uri: alias for alias, uri in SCHEMES.items()}
_CODE: Final = re.compile(r"[A-Za-z0-9_.\-]+")
_LAYOUT: Final = str.maketrans("\t\n", "  ")

Codes = Mapping[str, str]
"""Alias -> URI of the scheme."""


def normal(text: str) -> str:
    """Return `text` on one line, as properties of the type `g2normalizedString` demand."""
    return text.translate(_LAYOUT)


def identity(uri: str, literal: str) -> dict[str, str]:
    """Return the attributes that identify a thing: `qcode`, `uri` or `literal`, which exclude each other (guide 14.12.1)."""
    if uri:
        base, slash, code = uri.rpartition("/")
        alias = _ALIASES.get(base + slash)
        return {"qcode": f"{alias}:{code}"} if alias and _CODE.fullmatch(code) else {"uri": to_iri(uri)}
    return {"literal": normal(literal)} if literal else {}


def coded(name: str, alias: str, word: str) -> dict[str, str]:
    """Return the attribute `name` (or `nameuri`) for a word of the scheme `alias` or a URI; nothing for ""."""
    if not word:
        return {}
    if ":" in word:
        return {f"{name}uri": to_iri(word)}
    return {name: f"{alias}:{word}"} if _CODE.fullmatch(word) else {f"{name}uri": to_urn(word)}


def uri_of(element: etree._Element, codes: Codes) -> str:
    """Return the URI that identifies what `element` is about; a QCode wins over a URI (guide 14.11)."""
    qcode = element.get("qcode")
    return resolve(qcode, codes) if qcode else from_iri(element.get("uri", ""))


def word_of(element: etree._Element, name: str, alias: str, codes: Codes) -> str:
    """Return the word of the scheme `alias`, or the URI, that the attribute `name` or `nameuri` states."""
    qcode = element.get(name)
    uri = resolve(qcode, codes) if qcode else from_iri(element.get(f"{name}uri", ""))
    return uri.removeprefix(SCHEMES[alias])


def resolve(qcode: str, codes: Codes) -> str:
    """Return the URI that a QCode stands for, the QCode itself when its alias is not defined."""
    alias, _, code = qcode.partition(":")
    return codes[alias] + code if alias in codes else qcode


def catalog(item: etree._Element) -> dict[str, str]:
    """Return the schemes that the catalogs inside an item define."""
    schemes = item.iterfind(f"{tag('catalog')}/{tag('scheme')}")
    return {scheme.get("alias", ""): scheme.get("uri", "") for scheme in schemes}


def named_codes(item: etree._Element) -> dict[str, str]:
    """Return the schemes of the catalogs inside an item, and of the IPTC's catalog when the item names that."""
    named = any(iptc_catalog.is_known(reference.get("href", "")) for reference in item.iterfind(tag("catalogRef")))
    return {**(iptc_catalog.SCHEMES if named else {}), **catalog(item)}


def used(item: etree._Element) -> Iterator[str]:
    """Yield the aliases of ours that an item uses, sorted."""
    found = {value.partition(":")[0] for element in item.iter() for name in CODED if (value := element.get(name))}
    yield from sorted(found & SCHEMES.keys())
