"""Collection and Member: many articles under one title, and what a collection says of each of them; how it is laid out.

A Member is small: enough to find an article, and to know that it is that one. The bundles themselves are elsewhere.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from archive.model.dates import PartialDate
from archive.model.package import USUAL
from archive.model.tree import Blob, Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """What a collection says of the bundle of one article; what the article does not state is "".

    Attributes:
        name: Name of the bundle.
        id: Identifier of the article.
        version: Its version.
        headline: Its headline.
        language: Its first language.
        content_created: When the content was created, as precisely as it is known.
        version_created: When this version was made.
        document: Path of the NewsML-G2 in the bundle.
        sha512: Digest of the bundle's tag manifest, in lower-case hex; it fixes every byte of the bundle.
        basis: What the bundle is made of (see `archive/basis.py`); "" where nobody needs it.
        seal: File name of that tag manifest; "" where nobody needs it.
    """

    name: str
    id: str
    version: int
    headline: str
    language: str
    content_created: str
    version_created: PartialDate
    document: str
    sha512: str
    basis: str = ""
    seal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Articles that belong together.

    Attributes:
        name: Name of its package.
        id: Its identifier.
        title: What it is called.
        members: The articles, in the order of the names of their bundles.
        folder: Folder of the bundles as seen from the package item, with a slash at its end; "" when they are not in the package.
        algorithms: What its manifests state: a payload manifest and a tag manifest of each.
    """

    name: str
    id: str
    title: str
    members: Sequence[Member]
    folder: str = ""
    algorithms: tuple[str, ...] = USUAL

    @property
    def at(self) -> str:
        """The instant of the collection: that of its latest version of an article, as no other is known."""
        return max((member.version_created for member in self.members), key=PartialDate.instant).value


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """How a layout makes one package of a collection.

    Attributes:
        inside: Whether the bundles of the articles lie in the package; else they lie beside it.
        lay_out: (Collection, path -> content of all bundles, each below its name; none when they lie beside) -> Tree.
    """

    inside: bool
    lay_out: Callable[[Collection, Mapping[str, Blob]], Tree]
