"""The names of METS in E-ARK packages: namespaces, profiles, package types, and words of the CSIP vocabularies."""

from functools import cache
from typing import Final

METS: Final = "http://www.loc.gov/METS/"
CSIP: Final = "https://DILCIS.eu/XML/METS/CSIPExtensionMETS"
XLINK: Final = "http://www.w3.org/1999/xlink"

PACKAGE_TYPE: Final = "Newsarchive-Package-Type"  # the metadata element of a package that records which of these it is
PACKAGE_TYPES: Final = ("aip", "sip", "dip", "aiu")
AIC: Final = "aic"  # of collections, and never asked for by name
_CSIP_PROFILE: Final = "https://earkcsip.dilcis.eu/profile/E-ARK-CSIP-v2-2-0.xml"
PROFILES: Final = {
    "aip": _CSIP_PROFILE,
    "sip": "https://earksip.dilcis.eu/profile/E-ARK-SIP.xml",
    "dip": "https://earkdip.dilcis.eu/profile/E-ARK-DIP.xml",
    "aiu": _CSIP_PROFILE,
    AIC: _CSIP_PROFILE,
}
"""Package type -> the METS profile that it is built by (CSIP6, SIP2, DIP2)."""

CONTENT: Final = "Textual works – Digital"  # Content Category, CSIP2; with an en dash
KIND: Final = "news-article"  # Content Information Type, for which the vocabulary has no word (CSIP4, CSIP5)


@cache
def tag(name: str) -> str:
    """Return the full name of a METS element."""
    return f"{{{METS}}}{name}"


@cache
def csip(name: str) -> str:
    """Return the full name of an attribute of the CSIP extension."""
    return f"{{{CSIP}}}{name}"


@cache
def xlink(name: str) -> str:
    """Return the full name of an XLink attribute."""
    return f"{{{XLINK}}}{name}"
