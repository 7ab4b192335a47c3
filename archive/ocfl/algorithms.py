"""The digest algorithms that OCFL names, and what they are called where they are computed (OCFL 1.1, 3.4).

Content is addressed by two of them; a fixity block may name any, those of the community extensions 0001 and 0009 too. `size`
is an algorithm of that list which is no hash: its digest is the number of bytes, in decimal.
"""

import re
from typing import Final

from archive.files import digests
from archive.model.tree import Blob

CONTENT: Final = ("sha512", "sha256")
SIZE: Final = "size"
FIXITY: Final = {  # name -> name in `archive/files/digests.py`, hex digits
    "md5": ("md5", 32),
    "sha1": ("sha1", 40),
    "sha256": ("sha256", 64),
    "sha512": ("sha512", 128),
    "blake2b-512": ("blake2b", 128),
    "blake2b-160": ("blake2b-160", 40),
    "blake2b-256": ("blake2b-256", 64),
    "blake2b-384": ("blake2b-384", 96),
    "sha512/256": ("sha512_256", 64),
}
_HEX: Final = re.compile(r"[0-9a-fA-F]+")
_DECIMAL: Final = re.compile(r"0|[1-9][0-9]{0,18}")


def is_known(algorithm: str) -> bool:
    """Tell whether the specification or an extension lists a name."""
    return algorithm in FIXITY or algorithm == SIZE


def is_computable(algorithm: str) -> bool:
    """Tell whether a listed algorithm can be computed here; `sha512/256` depends on how Python was built."""
    return algorithm == SIZE or FIXITY[algorithm][0] in digests.KNOWN


def is_digest(algorithm: str, text: str) -> bool:
    """Tell whether a text has the form of a digest of a listed algorithm."""
    if algorithm == SIZE:
        return _DECIMAL.fullmatch(text) is not None
    return len(text) == FIXITY[algorithm][1] and _HEX.fullmatch(text) is not None


def hex_digest(algorithm: str, data: bytes) -> str:
    """Return the digest of bytes in memory by a listed hash, in lower-case hex."""
    name = FIXITY[algorithm][0]
    return digests.digest(Blob.of(data), (name,))[name]
