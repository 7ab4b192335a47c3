"""Where the parts of a package lie in each layout of ours, and which part a path is.

A plain bag has its parts below `data/`. In an E-ARK package each lies in the data folder of a representation, under the same
name: `data/<id>-ip/representations/<representation>/data/<name of the part>`. So a part is found by its name in any layout, and
no other module knows the difference. The bag of a collection holds whole bundles, each in a folder below `data/articles/`.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from archive.formats import ORIGINAL, RENDITIONS

PAYLOAD: Final = "data/"
ARTICLES: Final = "articles/"  # where the bundles of a collection lie, below its payload
INDEX: Final = "index.jsonl"
TABLE: Final = "index.csv"
COLLECTION: Final = "collection"  # the representation of an AIC; stands for the exporter of the files that list the articles
PRESERVATION: Final = "metadata/preservation/premis.xml"
_IP: Final = re.compile(r"data/([^/]+)-ip/(?:METS\.xml|(?:documentation|metadata|representations|schemas)/.+)")
_HOME: Final = re.compile(rf"{PAYLOAD}{ARTICLES}[^/]+(?=/)")
_REPRESENTATIONS: Final = "representations/"
_DATA: Final = "/data/"
_SOURCES: Final = "original"
_NAMED: Final = {"pdf": "print"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where things lie in one package.

    Attributes:
        layout: Name of the packager.
        root: Folder from which the history counts its paths, with a slash at its end; "" for the bag itself.
        history: Path of the PREMIS record.
    """

    layout: str
    root: str
    history: str

    @property
    def originals(self) -> str:
        """The folder of what was received."""
        return self.path(ORIGINAL)

    def path(self, name: str, exporter: str = "") -> str:
        """Return where a part of that name lies, which that exporter wrote, if any did."""
        if not self.root:
            return PAYLOAD + name
        return f"{self.root}{_REPRESENTATIONS}{representation(name, exporter)}{_DATA}{name}"

    def name(self, path: str) -> str:
        """Return the name of the part that lies there, "" when it is none."""
        if not self.root:
            return path.removeprefix(PAYLOAD) if path.startswith(PAYLOAD) else ""
        head = self.root + _REPRESENTATIONS
        return path.removeprefix(head).partition(_DATA)[2] if path.startswith(head) else ""

    def parts(self, paths: Iterable[str]) -> dict[str, str]:
        """Return name -> path of every part among the paths."""
        return {name: path for path in paths if (name := self.name(path))}


PLAIN: Final = Places(layout="bagit", root="", history="metadata/premis.xml")


def eark(package: str) -> Places:
    """Return the places of an E-ARK package of that name."""
    root = f"{PAYLOAD}{package}-ip/"
    return Places(layout="csip", root=root, history=root + PRESERVATION)


def places_of(paths: Iterable[str]) -> Places:
    """Return the places of the package that has these paths; the first one in the payload tells."""
    first = next((path for path in paths if path.startswith(PAYLOAD)), "")
    found = _IP.fullmatch(first)
    return eark(found[1]) if found else PLAIN


def home(path: str) -> str:
    """Return the folder of the bundle in a collection that a path belongs to, "" for none."""
    found = _HOME.match(path)
    return found[0] if found else ""


def homes(paths: Collection[str]) -> list[str]:
    """Return the folders of the bundles in the bag of a collection; none for any other package."""
    return list(dict.fromkeys(filter(None, map(home, paths)))) if PAYLOAD + INDEX in paths else []


def representation(name: str, exporter: str) -> str:
    """Return the E-ARK representation that a part belongs to: what was received, or what was made in one format."""
    if name.startswith((ORIGINAL, RENDITIONS)) or not exporter:
        return _SOURCES
    return _NAMED.get(exporter, exporter)
