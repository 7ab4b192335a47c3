"""The names of checksum algorithms in manifest file names, and the digests they stand for (RFC 8493, 2.4).

A name is normalised by lower-casing the common name and dropping all but letters and digits: "SHA-256" is `sha256`.
"""

import hashlib
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from archive.model.package import USUAL

DIGESTS: Final = {  # normalised name -> name in hashlib, length in bytes
    "md5": ("md5", 16),
    "sha1": ("sha1", 20),
    "sha224": ("sha224", 28),
    "sha256": ("sha256", 32),
    "sha384": ("sha384", 48),
    "sha512": ("sha512", 64),
    "sha3224": ("sha3_224", 28),
    "sha3256": ("sha3_256", 32),
    "sha3384": ("sha3_384", 48),
    "sha3512": ("sha3_512", 64),
    "blake2b512": ("blake2b", 64),
    "blake2s256": ("blake2s", 32),
}
WRITTEN: Final = ("sha512", "sha256")
"""The algorithms of which manifests are written, in the order in which they are named."""
WEAK: Final = frozenset({"md5", "sha1"})
# IANA, Named Information Hash Algorithm Registry; SHA-224 is not in it.
REGISTERED: Final = frozenset(DIGESTS) - {"sha224", "md5", "sha1"}
_NAME: Final = re.compile(r"(?P<tag>tag)?manifest-(?P<algorithm>.+)\.txt", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestName:
    """What the file name of a manifest says; `normal` is the file name as it should be."""

    file: str
    algorithm: str
    is_tag: bool

    @property
    def normal(self) -> str:
        """The file name with a normalised algorithm."""
        return manifest_name(self.algorithm, is_tag=self.is_tag)

    @property
    def digest(self) -> str:
        """The name of the digest in hashlib, "" when it is not known here."""
        return DIGESTS.get(self.algorithm, ("", 0))[0]

    @property
    def length(self) -> int:
        """The length of a checksum in bytes, 0 when it is not known."""
        return DIGESTS.get(self.algorithm, ("", 0))[1]


def parse_name(file: str) -> ManifestName | None:
    """Return what the name of a file in the base folder says of a manifest, None when it is no manifest's."""
    found = _NAME.fullmatch(file)
    if found is None or "/" in file:
        return None
    return ManifestName(file=file, algorithm=normalise(found["algorithm"]), is_tag=bool(found["tag"]))


def normalise(algorithm: str) -> str:
    """Return the name of an algorithm as it stands in the names of manifests."""
    return re.sub("[^a-z0-9]", "", algorithm.lower())


def manifest_name(algorithm: str, *, is_tag: bool = False) -> str:
    """Return the file name of the manifest of a normalised algorithm."""
    return f"{'tag' if is_tag else ''}manifest-{algorithm}.txt"


def manifest_names(algorithms: Iterable[str]) -> tuple[str, ...]:
    """Return the file names of all manifests of a bag with these algorithms."""
    return tuple(manifest_name(name, is_tag=is_tag) for name in algorithms for is_tag in (False, True))


def written(paths: Collection[str]) -> tuple[str, ...]:
    """Return the algorithms with which a bag of ours was written, as its manifests tell; the usual ones when it has none."""
    return tuple(name for name in WRITTEN if not set(manifest_names([name])).isdisjoint(paths)) or USUAL


def hex_digest(algorithm: str, data: bytes) -> str:
    """Return the checksum of bytes in memory, in lower-case hex."""
    return hashlib.new(DIGESTS[algorithm][0], data, usedforsecurity=False).hexdigest()
