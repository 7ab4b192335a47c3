"""What a bundle is made of, as one line: the same line on another day means that making it again would give the same bundle.

    Newsarchive-Basis: sha256:<digest> 2026-11-22T09:30:00Z

The digest covers everything that enters the bytes of a bundle: the record of the Article (with the digest of its first source,
what the user stated, who read it), the original under its name, images, how the documents are rendered, and the version of this
program. The instant at which the source was read is left out of it and stands beside it, so that the same command has the same
digest tomorrow. The line follows from the bundle itself, so it can be checked, and made again when it is lost.

Fonts that are not this program's own are not in it (see `docs/decisions/0026-resume-is-free.md`). Nothing here looks at a disk.
"""

import hashlib
import json
from typing import Final

from archive.formats import RENDERING, RENDITIONS
from archive.model.package import Package
from archive.model.record import encode
from archive.product import VERSION

BASIS: Final = "Newsarchive-Basis"  # the metadata element of a package
_INSTANTS: Final = ("version_created", "first_created")  # the instant of reading, where the source states none of its own


def basis(package: Package) -> str:
    """Return the line for a package; of its documents only the images matter, as the others follow from the Article."""
    article = package.article
    instant = (article.provenance.ingested or article.version_created).value
    record = encode(article)
    if isinstance(record, dict) and isinstance(record["provenance"], dict):
        record["provenance"].pop("ingested", None)
        for name in _INSTANTS:
            if record.get(name) == instant:
                del record[name]
    media = {document.name: document.content for document in package.documents if document.name.startswith(RENDITIONS)}
    made_of = {
        "article": record,
        "source": [package.source.name, package.source.sha256()],
        "media": {name: hashlib.sha256(media[name].read()).hexdigest() for name in media},
        "rendering": package.info.get(RENDERING, ""),
        "version": VERSION,
    }
    text = json.dumps(made_of, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()} {instant}"


def same(stated: str, wanted: str, *, instant: bool) -> bool:
    """Tell whether two lines stand for the same bundle.

    Args:
        stated: The line of a bundle that is there; "" when it has none.
        wanted: The line of the bundle that is wanted.
        instant: Whether the instant has to be the same, too.
    """
    return stated == wanted if instant else stated.partition(" ")[0] == wanted.partition(" ")[0]
