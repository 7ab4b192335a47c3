"""Tells at a glance whether bytes are a ninjs document, without parsing them.

Yes is said to a JSON object that names ninjs as its standard, near its beginning or its end, or else has a `uri` (or, as some
have it, a `guid`) and two more names that only ninjs has. It may be wrong about a broken document, and says no rather than
claim another format.
"""

import re
from typing import Final

_WINDOW: Final = 64 * 1024
_OBJECT: Final = re.compile(rb"(?:\xef\xbb\xbf)?[ \t\r\n]*\{")
_STANDARD: Final = re.compile(rb'"\$?standard"\s*:\s*\{[^{}]{0,400}?"name"\s*:\s*"ninjs"')
_URI: Final = re.compile(rb'"(?:uri|guid)"\s*:')
_OTHERS: Final = re.compile(rb'"(?:@context|@type|jsonapi|\$schema)"\s*:')
_OWN: Final = re.compile(
    rb'"(?:(?:version|first)[Cc]reated|pub[Ss]tatus|representation[Tt]ype|ed[Nn]ote|alt[Ii]ds|info[Ss]ources?'
    rb"|copyright(?:[Hh]older|[Nn]otice)|usage[Tt]erms|embargoed(?:Until)?|body_[a-z0-9_]+|description_[a-z0-9_]+"
    rb'|headlines|descriptions|bodies|renditions|associations)"\s*:'
)


def is_ninjs(data: bytes) -> bool:
    """Tell whether the bytes claim, or seem, to be ninjs; a document of more than 128 KiB is read at both ends."""
    if not _OBJECT.match(data[:64]):
        return False
    head, tail = data[:_WINDOW], data[_WINDOW:][-_WINDOW:]
    if _STANDARD.search(head) or _STANDARD.search(tail):
        return True
    if _OTHERS.search(head):
        return False
    return _URI.search(head) is not None and len(set(_OWN.findall(head))) >= 2
