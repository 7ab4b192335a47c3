"""The name of an article's package: slug of the headline and short identifier.

The name comes from the Article alone, never from a file name, so that every representation leads to the same name. It is
lower-case ASCII, so that every file system, archive format and shell takes it: other scripts are transliterated.
"""

import hashlib
import re
import uuid

from anyascii import anyascii

from archive.model.article import Article

_SLUG_LENGTH = 60


def package_name(article: Article) -> str:
    """Return `slug-of-the-headline-1a2b3c4d`: at most 60 characters of slug, and 8 hex digits from the identifier."""
    slug = slugify(article.headline or article.slugline or article.title)
    return f"{slug or 'article'}-{short_identifier(article.id)}"


def slugify(text: str) -> str:
    """Return `text` as lower-case ASCII words joined by hyphens, cut at a word's end to at most 60 characters."""
    words = re.findall(r"[a-z0-9]+", re.sub("['’]", "", anyascii(text)).lower())
    slug = "-".join(words)
    if len(slug) <= _SLUG_LENGTH:
        return slug
    head, _, _ = slug[: _SLUG_LENGTH + 1].rpartition("-")
    return head or slug[:_SLUG_LENGTH]


def short_identifier(identifier: str) -> str:
    """Return 8 hex digits: the first ones of a `urn:uuid:`, else of the identifier's SHA-256."""
    try:
        return uuid.UUID(identifier).hex[:8]
    except ValueError:
        return hashlib.sha256(identifier.encode()).hexdigest()[:8]
