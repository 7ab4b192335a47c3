"""The names we give: the package of an article, the folders it may lie in, and an article whose source names none.

A package's name is the slug of the headline and a short identifier. It comes from the Article alone, never from a file
name, so that every representation leads to the same name. It is lower-case ASCII, so that every file system, archive format
and shell takes it: other scripts are transliterated.
"""

import hashlib
import re
import uuid
from collections.abc import Sequence
from typing import Final

from anyascii import anyascii

from archive.model.article import Article
from archive.product import URN

_SLUG_LENGTH: Final = 60
_FILE_LENGTH: Final = 100
_DEVICE: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_READ: Final = 400  # letters of a text that can matter to its slug; a headline may be a whole document


def package_name(article: Article) -> str:
    """Return `slug-of-the-headline-1a2b3c4d`: at most 60 characters of slug, and 8 hex digits from the identifier."""
    slug = slugify(article.headline or article.slugline or article.title)
    return f"{slug or 'article'}-{short_identifier(article.id)}"


def collection_name(title: str, identifier: str) -> str:
    """Return the name of the package of a collection, made as that of an article's package."""
    return f"{slugify(title) or 'collection'}-{short_identifier(identifier)}"


def collection_urn(title: str) -> str:
    """Return the identifier of a collection whose maker gives none: of the same title the same for everybody."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{URN}collection:{title}").urn


def shard(name: str) -> str:
    """Return the folders `1a/2b` for a package, from the digest of its name: 65,536 of them, each about as full as the others.

    No folder holds more than some thousand packages until there are some hundred million.
    """
    digest = hashlib.sha256(name.encode()).hexdigest()
    return f"{digest[:2]}/{digest[2:4]}"


def slugify(text: str) -> str:
    """Return `text` as lower-case ASCII words joined by hyphens, cut at a word's end to at most 60 characters.

    Apostrophes join what they stand between, as in speech: "Sinwar’s" is `sinwars`. A first word longer than 60 is cut.
    """
    words = re.findall(r"[a-z0-9]+", re.sub("['`]", "", anyascii(text[:_READ])).lower())
    slug = "-".join(words)
    if len(slug) <= _SLUG_LENGTH:
        return slug
    head, _, _ = slug[: _SLUG_LENGTH + 1].rpartition("-")
    return head or slug[:_SLUG_LENGTH]


def rendition_name(called: str, suffixes: Sequence[str]) -> str:
    """Return a name for a file that its source calls something, of plain letters and with a suffix of its kind.

    A name that is so already stays: `quay-2.jpg`. A first word that Windows reserves for a device is not the first.
    """
    base = re.sub("[^A-Za-z0-9._-]+", "-", anyascii(called.rpartition("/")[2][:_FILE_LENGTH]))
    suffix = next((base[-len(suffix) :] for suffix in suffixes if base.lower().endswith(suffix)), "")
    stem = base.removesuffix(suffix).strip("-._")[:_FILE_LENGTH]
    if _DEVICE.match(stem):
        stem = f"image-{stem}"
    return f"{stem or 'image'}{suffix or suffixes[0]}"


def short_identifier(identifier: str) -> str:
    """Return 8 hex digits: the first ones of a UUID, also as `urn:uuid:`, else of the identifier's SHA-256."""
    try:
        return uuid.UUID(identifier).hex[:8]
    except ValueError:
        return hashlib.sha256(identifier.encode()).hexdigest()[:8]


def source_urn(sha256: str) -> str:
    """Return the identifier of an article whose source names none: `urn:uuid:` version 5 of the source's SHA-256.

    The name is `urn:x-newsarchive:sha256:` and the digest in lower-case hex, the namespace that of URLs (RFC 9562, 6.6), so
    the same bytes are the same article for everybody, and no date is needed (`urn:newsml:` would ask for one).
    """
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{URN}sha256:{sha256}").urn
