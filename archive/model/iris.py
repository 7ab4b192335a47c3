"""Any text as an IRI, and back: what is no IRI travels as a URN of ours.

Formats have slots that take nothing but an IRI reference (RFC 3987), while a source may state any text there: `photo 1.jpg`,
`100 %`. Such a text is written percent-encoded behind `urn:x-newsarchive:text:`, which claims nothing and reads back exactly.
The test is narrower than RFC 3987 (no bracketed hosts), because what it lets pass must pass every reader.
"""

import re
from typing import Final
from urllib.parse import quote, unquote

from archive.product import URN

_PREFIX: Final = f"{URN}text:"
_CHARACTER: Final = r"(?:[A-Za-z0-9\-._~!$&'()*+,;=@\u00a1-\u1fff\u2c00-\ud7ff\U00010000-\U0001fffd]|%[0-9A-Fa-f]{2})"
_AUTHORITY: Final = rf"//(?:{_CHARACTER}|:(?=[^/]*@))*(?::[0-9]{{1,5}})?(?=[/?#]|$)"
_ABSOLUTE: Final = rf"[A-Za-z][A-Za-z0-9+.\-]*:(?:{_AUTHORITY})?(?!//)"
_RELATIVE: Final = rf"(?!//)(?!{_CHARACTER}*:)"
_IRI: Final = re.compile(
    rf"(?:{_ABSOLUTE}|{_RELATIVE})(?:{_CHARACTER}|[:/])*(?:\?(?:{_CHARACTER}|[:/?])*)?(?:#(?:{_CHARACTER}|[:/?])*)?"
)


def to_iri(text: str) -> str:
    """Return `text` if it is an IRI reference, else the URN that stands for it; "" is not an IRI here."""
    if text and _IRI.fullmatch(text) and not text.startswith(_PREFIX):
        return text
    return to_urn(text)


def to_urn(text: str) -> str:
    """Return the URN that stands for any text."""
    return _PREFIX + quote(text, safe="")


def from_iri(iri: str) -> str:
    """Return the text that `to_iri` was given."""
    return unquote(iri.removeprefix(_PREFIX)) if iri.startswith(_PREFIX) else iri
