"""The words that E-ARK packages may use: the vocabularies of CSIP 2.2 and SIP 2.2, and those of METS and IANA it points at.

Dashes in content categories are en dashes; a hyphen is taken for one, because early packages have it.
"""

import re
from typing import Final

CONTENT_CATEGORIES: Final = frozenset(
    {
        "Textual works – Print", "Textual works – Digital", "Textual works – Electronic Serials",
        "Digital Musical Composition (score-based representations)", "Photographs – Print", "Photographs – Digital",
        "Other Graphic Images – Print", "Other Graphic Images – Digital", "Microforms",
        "Audio – On Tangible Medium (digital or analog)", "Audio – Media-independent (digital)",
        "Motion Pictures – Digital and Physical Media", "Video – File-based and Physical Media", "Software", "Datasets",
        "Geospatial Data", "Databases", "Websites", "Collection", "Event", "Interactive resource", "Physical object",
        "Service", "Mixed", "Other", "OTHER",
    }
)  # fmt: skip
CONTENT_INFORMATION_TYPES: Final = frozenset(
    {
        "ERMS", "SIARD1", "SIARD2", "SIARDDK", "GeoData", "citsarchival_v1_0", "citscarchival_v1_0", "citserms_v2_1",
        "citspremis_v1_0", "citsehpj_v1_0", "citsehcr_v1_0", "citssiard_v1_0", "citsgeospatial_v3_0", "MIXED", "OTHER",
    }
)  # fmt: skip
PACKAGE_TYPES: Final = frozenset({"SIP", "AIP", "DIP", "AIU", "AIC"})
STATUSES: Final = frozenset({"CURRENT", "SUPERSEDED"})
GROUPS: Final = ("Documentation", "Schemas", "Representations", "Metadata")
RECORD_STATUSES: Final = frozenset(
    {"NEW", "SUPPLEMENT", "REPLACEMENT", "REPLEACEMENT", "TEST", "VERSION", "DELETE", "OTHER"}  # the misspelling is official
)
METADATA_TYPES: Final = frozenset(
    {
        "MARC", "MODS", "EAD", "DC", "NISOIMG", "LC-AV", "VRA", "TEIHDR", "DDI", "FGDC", "LOM", "PREMIS", "PREMIS:OBJECT",
        "PREMIS:AGENT", "PREMIS:RIGHTS", "PREMIS:EVENT", "TEXTMD", "METSRIGHTS", "ISO 19115:2003", "EAC-CPF", "LIDO", "OTHER",
    }
)  # fmt: skip
ALGORITHMS: Final = {
    "MD5": "md5", "SHA-1": "sha1", "SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512", "Adler-32": "",
    "CRC32": "", "HAVAL": "", "MNP": "", "TIGER": "", "WHIRLPOOL": "",
}  # fmt: skip
"""CHECKSUMTYPE of METS -> name of the digest, "" when it is not computed here."""

_MEDIA_TYPE: Final = re.compile(
    r"(application|audio|font|haptics|image|message|model|multipart|text|video)/(?!x-)[a-z0-9][a-z0-9!#$&^_.+-]{0,126}",
    re.IGNORECASE,
)
_TEXTS: Final = frozenset(
    {
        "cache-manifest", "calendar", "cql", "css", "csv", "csv-schema", "directory", "dns", "ecmascript", "encaprtp", "enriched",
        "example", "fhirpath", "flexfec", "fwdred", "gff3", "html", "javascript", "jcr-cnd", "markdown", "mizar", "n3",
        "parameters", "parityfec", "plain", "provenance-notation", "raptorfec", "red", "rfc822-headers", "richtext", "rtf",
        "rtp-enc-aescm128", "rtploopback", "rtx", "sgml", "shaclc", "shex", "spdx", "strings", "t140", "tab-separated-values",
        "troff", "turtle", "ulpfec", "uri-list", "vcard", "vtt", "wgsl", "xml", "xml-external-parsed-entity",
    }
)  # fmt: skip


def is_category(text: str) -> bool:
    """Tell whether a text is a content category."""
    return text.replace(" - ", " – ") in CONTENT_CATEGORIES


def is_media_type(text: str) -> bool:
    """Tell whether a text can be a registered media type: a registered tree, no private name, and for text a name that exists."""
    found = _MEDIA_TYPE.fullmatch(text)
    if found is None:
        return False
    kind, _, name = text.lower().partition("/")
    return kind != "text" or name in _TEXTS or name.startswith(("vnd.", "prs."))
