"""The names of NewsML-G2: namespaces, versions, media types, and the terms of our own that its extension points carry.

NewsML-G2 2.35 is the version that is written (approved 2025-05-16); the namespace is the same in all versions. This module
knows no value and builds nothing.
"""

from functools import cache
from typing import Final

from lxml import etree

from archive.findings import Place
from archive.product import URN

NAMESPACE: Final = "http://iptc.org/std/nar/2006-10-01/"
XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
STANDARD: Final = "NewsML-G2"
VERSION: Final = "2.35"
CONFORMANCE: Final = "power"
NEWS_ITEM_TYPE: Final = "application/vnd.iptc.g2.newsitem+xml"
PACKAGE_ITEM_TYPE: Final = "application/vnd.iptc.g2.packageitem+xml"
SHA256: Final = "http://www.w3.org/2001/04/xmlenc#sha256"

PROFILE: Final = "newsml-g2/1.0"
"""Folder of `schemas/` with the profile that our documents claim to keep."""

OUR_ALIAS: Final = "archive"
OUR_SCHEME: Final = f"{URN}term:"
"""Words that belong to no scheme of the IPTC: roles of headlines, names of our extension properties."""

NOT_STATED: Final = "notStated"
NOT_STATED_NAME: Final = "The source does not state its provider"
"""A provider is required (guide 7.5.1.2); this says that there is none, instead of inventing one."""


@cache
def tag(name: str) -> str:
    """Return the full name of a NewsML-G2 element."""
    return f"{{{NAMESPACE}}}{name}"


ITEMS: Final = frozenset(map(tag, ("newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem")))
"""Full names of all kinds of items."""


def local(element: etree._Element) -> str:
    """Return the local name of an element."""
    return str(element.tag).rpartition("}")[2]


def place(element: etree._Element) -> Place:
    """Return where an element is: its line, and its path in local names such as `/newsItem/contentMeta/headline[2]`."""
    steps: list[str] = []
    step: etree._Element | None = element
    while step is not None:
        name = str(step.tag)
        before = len(list(step.itersiblings(name, preceding=True)))
        alone = not before and next(step.itersiblings(name), None) is None
        steps.append(local(step) if alone else f"{local(step)}[{before + 1}]")
        step = step.getparent()
    return Place(line=element.sourceline, pointer="/" + "/".join(reversed(steps)))
