"""File paths as manifests and fetch files write them: percent-encoding of LF, CR and % only (RFC 8493, 2.1.3).

`encode` and `decode` are each other's inverse. A percent sign that begins none of %0A, %0D and %25 is kept as it is and
reported: many old tools wrote it so, and older drafts did not encode the percent sign at all.
"""

import re
from typing import Final

_CODES: Final = {"%0a": "\n", "%0d": "\r", "%25": "%"}
_CODE: Final = re.compile("%(?:0[aAdD]|25)")
_BARE: Final = re.compile("%(?!0[aAdD]|25)")


def encode(path: str) -> str:
    """Return `path` as it is written in a manifest."""
    return path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")


def decode(text: str) -> str:
    """Return the path that `text` stands for."""
    return _CODE.sub(lambda code: _CODES[code[0].lower()], text) if "%" in text else text


def has_bare_percent(text: str) -> bool:
    """Tell whether a percent sign stands there that is not encoded."""
    return "%" in text and _BARE.search(text) is not None
