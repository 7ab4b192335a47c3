"""The names of METS in E-ARK packages, as a judge looks for them.

They are written out here and not taken from the writer of METS, so that one mistake cannot hide in both.
"""

from functools import cache
from typing import Final

from lxml import etree

from archive.findings import Place

METS: Final = "http://www.loc.gov/METS/"
CSIP: Final = "https://DILCIS.eu/XML/METS/CSIPExtensionMETS"
SIP: Final = "https://DILCIS.eu/XML/METS/SIPExtensionMETS"
XLINK: Final = "http://www.w3.org/1999/xlink"
FILE: Final = "METS.xml"
REPRESENTATIONS: Final = "representations/"


@cache
def tag(name: str) -> str:
    """Return the full name of a METS element."""
    return f"{{{METS}}}{name}"


@cache
def csip(name: str) -> str:
    """Return the full name of an attribute of the CSIP extension."""
    return f"{{{CSIP}}}{name}"


@cache
def sip(name: str) -> str:
    """Return the full name of an attribute of the SIP extension."""
    return f"{{{SIP}}}{name}"


@cache
def xlink(name: str) -> str:
    """Return the full name of an XLink attribute."""
    return f"{{{XLINK}}}{name}"


def place(path: str, element: etree._Element) -> Place:
    """Return where an element of a METS is."""
    return Place(path=path, line=element.sourceline)
