"""The words of ninjs: versions, names, roles, and which strings may stand in its typed slots.

The rooms of this folder work on one shape, that of ninjs 3.2 (camelCase, arrays of objects); `versions.py` turns it into the
others and back. Roles that are ours mark the carriers of what the standard has no slot for; the one carrier that other tools
cannot use is an alternative identifier with the role RECORD (see `carrier.py`).
"""

import base64
import re
from collections.abc import Mapping
from typing import Any, Final, TypeAlias
from urllib.parse import quote

from archive.product import URN

Item: TypeAlias = dict[str, Any]

NEWEST: Final = "3.2"
VERSIONS: Final = (NEWEST, "2.3", "1.7")
SCHEMA_URL: Final = "https://www.iptc.org/std/ninjs/ninjs-schema_{version}.json"

RECORD: Final = f"{URN}record"
NATURE: Final = "http://cv.iptc.org/newscodes/ninature/"
TYPES: Final = ("text", "audio", "video", "picture", "graphic", "composite", "component")

DATELINE: Final = "dateline"
CREDITLINE: Final = "creditline"
KEYWORD: Final = "keyword"
LOCATED: Final = "located"
PROVIDER: Final = "provider"
CREATOR: Final = "creator"
CONTRIBUTOR: Final = "contributor"
MAIN: Final = "main"

XHTML: Final = "application/xhtml+xml"
PLAIN: Final = "text/plain"

# Which array holds concepts of which type (words of the NewsCodes scheme cpnature); the first word is what an entry means.
CONCEPTS: Final[Mapping[str, tuple[str, ...]]] = {
    "subjects": ("abstract", ""),
    "people": ("person",),
    "organisations": ("organisation",),
    "places": ("geoArea", "poi"),
    "events": ("event",),
    "objects": ("object",),
}

_PCHAR: Final = r"(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})"
_HOST: Final = r"(?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*"
URI: Final = (
    r"[A-Za-z][A-Za-z0-9+.-]*:"
    rf"(?://(?:{_HOST}@)?{_HOST}(?::[0-9]*)?(?:/{_PCHAR}*)*|/?(?:{_PCHAR}+(?:/{_PCHAR}*)*)?)"
    rf"(?:\?(?:{_PCHAR}|[/?])*)?(?:#(?:{_PCHAR}|[/?])*)?"
)
DATE_TIME: Final = (
    r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
    r"T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
)
VERSION_NUMBER: Final = "[1-9][0-9]*"

_TEXT: Final = f"{URN}text:"
_DIGEST: Final = "ni:///sha-256;"
_SHA256: Final = re.compile("[0-9a-f]{64}")
_URI: Final = re.compile(URI)
_SAFE: Final = 2**53 - 1  # RFC 8259, 6: integers that every reader holds exactly


def is_uri(text: str) -> bool:
    """Tell whether `text` is an absolute URI (RFC 3986, 4.3) or one with a fragment; hosts in brackets are not taken."""
    return _URI.fullmatch(text) is not None


def to_uri(text: str) -> str:
    """Return `text` if it is a URI, else the URN that stands for it; `archive.model.iris.from_iri` gives back the text."""
    if is_uri(text) and not text.startswith(_TEXT):
        return text
    return _TEXT + quote(text, safe="")


def digest_uri(sha256: str) -> str:
    """Return the URI that names content by its digest (RFC 6920, 3), "" when there is no digest."""
    return _DIGEST + base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=") if _SHA256.fullmatch(sha256) else ""


def digest_in(uri: str) -> str:
    """Return the SHA-256 that `digest_uri` was given, "" when the URI is of another kind."""
    try:
        digest = base64.b64decode(uri.removeprefix(_DIGEST) + "=", altchars=b"-_", validate=True).hex()
    except ValueError:
        return ""
    return digest if digest_uri(digest) == uri else ""


def is_safe_size(number: int | None) -> bool:
    """Tell whether `number` is a size that every JSON reader holds exactly."""
    return number is not None and 0 <= number <= _SAFE


def standard(version: str) -> Item:
    """Return the block with which a document names its standard."""
    return {"name": "ninjs", "version": version, "schema": SCHEMA_URL.format(version=version)}
