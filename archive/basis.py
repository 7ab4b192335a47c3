"""What a bundle is made of, as one line: the same line on another day means that making it again would give the same bundle.

    Newsarchive-Basis: 0c1f5a6f2f3c4b7d9e8a1b2c3d4e5f60 2026-11-22T09:30:00Z

The digest covers everything that enters the bytes of a bundle: the record of the Article (with the digest of its first source,
what the user stated, who read it), the original under its name, images, how the documents are rendered, the algorithms of the
manifests where they are not the usual ones, and the version of this program. The instant at which the source was read is left
out of it and stands beside it, so that the same command has the same digest tomorrow. It is half of a SHA-256, to keep the line
within 79 characters (RFC 8493, 2.2.2). The line follows from the bundle itself, so it can be checked, and made again when it is
lost.

Fonts that are not this program's own are not in it (see `docs/decisions/0026-resume-is-free.md`). Nothing here looks at a disk.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from archive.formats import RENDERING, RENDITIONS
from archive.model.package import USUAL, Package
from archive.model.record import encode
from archive.product import VERSION

BASIS: Final = "Newsarchive-Basis"  # the metadata element of a package
_DIGITS: Final = 32
_INSTANTS: Final = ("version_created", "first_created")  # the instant of reading, where the source states none of its own


def basis(package: Package) -> str:
    """Return the line for a package; of its documents only the images matter, as the others follow from the Article."""
    article = package.article
    instant = (article.provenance.ingested or article.version_created).value
    record = encode(replace(article, provenance=replace(article.provenance, ingested=None)))
    if isinstance(record, dict):
        record = {name: value for name, value in record.items() if name not in _INSTANTS or value != instant}
    media = {document.name: document.content for document in package.documents if document.name.startswith(RENDITIONS)}
    made_of = {
        "article": record,
        "source": [package.source.name, package.source.sha256()],
        "media": {name: hashlib.sha256(media[name].read()).hexdigest() for name in media},
        "rendering": package.info.get(RENDERING, ""),
        "version": VERSION,
        **_unusual(package.algorithms),
    }
    return f"{_digest(made_of)} {instant}"


def basis_of_all(identifier: str, title: str, members: Mapping[str, str], algorithms: tuple[str, ...] = USUAL) -> str:
    """Return the line for a collection of bundles, name -> its line; the instant is the latest of theirs."""
    lines = {name: line.partition(" ") for name, line in members.items()}
    digests = {name: line[0] for name, line in lines.items()}
    made_of = {"id": identifier, "title": title, "members": digests, "version": VERSION, **_unusual(algorithms)}
    return f"{_digest(made_of)} {max((line[2] for line in lines.values()), default='')}"


def _unusual(algorithms: tuple[str, ...]) -> dict[str, Any]:
    """Return what is said of algorithms; nothing of the usual ones, of which the first bundles say nothing."""
    return {} if algorithms == USUAL else {"algorithms": algorithms}


def _digest(made_of: Mapping[str, Any]) -> str:
    """Return the digest of what enters something."""
    text = json.dumps(made_of, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def same(stated: str, wanted: str, *, instant: bool) -> bool:
    """Tell whether two lines stand for the same bundle.

    Args:
        stated: The line of a bundle that is there; "" when it has none.
        wanted: The line of the bundle that is wanted.
        instant: Whether the instant has to be the same, too.
    """
    return stated == wanted if instant else stated.partition(" ")[0] == wanted.partition(" ")[0]
