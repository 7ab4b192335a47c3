"""The six plug shapes: the file to read first when you add a format.

A new format is one file in its folder (`importers/`, `exporters/`, `packagers/`, `stores/`, `validators/`, `reporters/`) that
exports IMPORTER, EXPORTER, ... made with the class below. The name of the file is the name of the format everywhere
(`newsml_g2` in code, `newsml-g2` on the command line). Plugs of one folder never import each other.

    Source --Importer--> Article --Exporter--> bytes        Package --Packager--> Tree --Store--> place
    Document or Tree --Validator--> Finding ...             Report ... --Reporter--> text
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from archive.errors import ArchiveError
from archive.findings import Finding, Report, Rule, Skipped
from archive.model.collection import Gathering
from archive.model.dates import PartialDate
from archive.model.package import Document, Package, Receipt
from archive.model.source import Source
from archive.model.tree import Tree

if TYPE_CHECKING:  # who only judges bags knows no Article, and its modules are most of the time of loading
    from archive.model.article import Article

S = TypeVar("S", Document, Tree)

# What a Rendering can wish for, the usual first.
NINJS_VERSIONS: Final = ("3.2", "2.3", "1.7")
PAPERS: Final = ("a4", "letter", "a5")
THEMES: Final = ("broadsheet", "reader")
PDF_LEVELS: Final = ("3a+ua1", "4f+ua2")

RENDERING: Final = "Newsarchive-Rendering"  # the metadata element of a package that records how its documents were made
_RECORDED: Final = {"ninjs-version": NINJS_VERSIONS, "paper": PAPERS, "theme": THEMES, "pdf-level": PDF_LEVELS}
RENDITIONS: Final = "renditions/"  # where the images of a package lie, below its payload
ORIGINAL: Final = "original/"  # where the Source of a package lies, below its payload


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the caller states about a Source before it is read.

    Attributes:
        at: The one instant that enters the outputs; it has a time and a zone.
        lang: BCP 47 tag of the text, "" to detect it.
        encoding: Character encoding of the bytes, "" to detect it.
    """

    at: PartialDate
    lang: str = ""
    encoding: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """An Article as read, and what the reader has to say about the Source.

    Attributes:
        article: The Article.
        findings: What the reader has to say.
        original: The bytes that it was read from, when they are a part of the Source that says the same by itself; None for
            the whole Source.
        media: Files found in the Source, by the address under which Figures and renditions name them; each is called as the
            Source calls it. `illustrating.py` decides what of them, and of the files beside the Source, becomes a rendition.
        others: Further addresses of the same image, by the address under which a Figure names it, the best first.
    """

    article: "Article"
    findings: tuple[Finding, ...] = ()
    original: Source | None = None
    media: Mapping[str, Document] = field(default_factory=dict)
    others: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosed:
    """A document of ours found inside a Source, to be read by its own importer; importers do not know each other.

    Attributes:
        importer: Name of the importer that reads the document.
        document: The document as it is inside.
        original: The bytes that the Article was first read from, None when they are not inside.
        media: Renditions inside, by their path in the package.
        findings: What the reader has to say about the Source.
    """

    importer: str
    document: Source
    original: Source | None = None
    media: Mapping[str, Document] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Several:
    """Several articles found in one Source, each to become a package of its own; made as they are asked for, and once.

    Attributes:
        members: Articles read already, of which the whole Source is the original; documents inside, to be read by their own
            importers; and the errors of those that cannot be read, which stop no other.
        findings: What the reader has to say about the Source as a whole.
    """

    members: Iterable[Imported | Enclosed | ArchiveError]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Importer:
    """Source -> Article.

    Attributes:
        name: The format's name, as on the command line.
        title: One line for `archive formats`.
        media_types: IANA media types that it reads.
        sniff: Tells in well under a millisecond whether the bytes are this format; at most one importer says yes.
        read: Reads them, or hands over a document or several articles inside them; a SourceError says why it cannot.
        names_files: True when relative addresses in the format are those of files beside the Source.
        rules: What its findings can say.
    """

    name: str
    title: str
    media_types: tuple[str, ...]
    sniff: Callable[[Source], bool]
    read: Callable[[Source, Reading], Imported | Enclosed | Several]
    names_files: bool = False
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """What the caller wishes of an exporter; each exporter reads what concerns it.

    Attributes:
        ninjs_version: "3.2", "2.3" or "1.7".
        companions: Documents made before, for a format that carries its own sources (PDF).
        source: The Source, for the same purpose.
        media: Images that are at hand, by the address that Figures give.
        paper, theme: Size and look of printed pages.
        pdf_level: Conformance that the PDF claims: "3a+ua1" or "4f+ua2".
        font_folders: Where fonts are looked for when the program's own lack a character.
    """

    ninjs_version: str = "3.2"
    companions: tuple[Document, ...] = ()
    source: Source | None = None
    media: Mapping[str, Document] = field(default_factory=dict)
    paper: str = "a4"
    theme: str = "broadsheet"
    pdf_level: str = "3a+ua1"
    font_folders: tuple[Path, ...] = ()

    def record(self) -> str:
        """Return the wishes that a document's bytes rest on, as words that `recorded` reads."""
        return " ".join(f"{name}={getattr(self, name.replace('-', '_'))}" for name in _RECORDED)


def recorded(text: str) -> Rendering:
    """Return the Rendering that `record` wrote; words that are not known are left aside."""
    words = (word.partition("=") for word in text.split())
    known: Any = {name.replace("-", "_"): value for name, _, value in words if value in _RECORDED.get(name, ())}
    return Rendering(**known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """The bytes, and what the writer has to say about them."""

    data: bytes
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """Article -> bytes: a pure function, the same bytes for the same Article and wishes.

    Attributes:
        name: The format's name, as on the command line.
        title: One line for `archive formats`.
        media_type: IANA media type of what it writes.
        suffix: File name suffix, with the dot: ".newsml.xml".
        write: Writes; a RenderError says what the Article lacks.
        rules: What its findings can say.
    """

    name: str
    title: str
    media_type: str
    suffix: str
    write: "Callable[[Article, Rendering], Exported]"
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Packager:
    """Package -> Tree: lays out one package, touching no disk.

    Attributes:
        name, title: The layout's name, and one line for `archive formats`.
        lay_out: Makes the Tree.
        types: Types of package that it makes, the usual first; none where there is but one.
        gathering: How it makes a package of a collection; None when it does not.
    """

    name: str
    title: str
    lay_out: Callable[[Package], Tree]
    types: tuple[str, ...] = ()
    gathering: Gathering | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """Tree <-> place.

    Attributes:
        name, title, suffix: Its name ("folder", "zip", "tar"), one line for `archive formats`, and how its file names end.
        holds: Tells whether a path is such a container.
        put: (folder, name, tree) -> Receipt. Create-only and durable; ConflictError or StoreError where that cannot be.
        get: Path of the container -> Tree; its Blobs read from it, no ordinary files are Oddities; SourceError, StoreError.
    """

    name: str
    title: str
    holds: Callable[[Path], bool]
    put: Callable[[Path, str, Tree], Receipt]
    get: Callable[[Path], Tree]
    suffix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """How to find the packages inside a store, each of which is judged by itself.

    Attributes:
        mark: How the name of a file begins that makes its folder a package; such folders need not be entered to find them.
        members: The paths of their folders, in order.
    """

    mark: str
    members: Callable[[Tree], Iterable[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Validator(Generic[S]):
    """Document or Tree -> Findings.

    Attributes:
        name: The format's name.
        title: One line for `archive formats`.
        reads: The type of the subject: Document or Tree.
        applies: Tells quickly whether the subject is, or claims to be, this format.
        check: Yields what is wrong and what was not checked; never raises for bad material. Places name paths inside a
            Tree; for a Document the path is left empty.
        rules: All rules it can name.
        gates: True when `render` asks it before it lets a document of that name out; False where the tests prove the writer.
        holding: How to find the packages that such a Tree holds; None when it holds none that are judged by themselves.
    """

    name: str
    title: str
    reads: type[S]
    applies: Callable[[S], bool]
    check: Callable[[S], Iterable[Finding | Skipped]]
    rules: tuple[Rule, ...]
    gates: bool = True
    holding: Holding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Presentation:
    """What the caller wishes of a reporter; each reporter reads what concerns it.

    Attributes:
        verbose: Name every check that was made, and leave no finding out for brevity.
        colour: The text goes to a terminal that shows colours.
        root: Absolute folder to which paths are made relative where they lead to files, "" to leave them as they are.
    """

    verbose: bool = False
    colour: bool = False
    root: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporter:
    """Reports -> text: a pure function, the same text for the same reports and wishes, in pieces as the reports come.

    Attributes:
        name: The report format's name.
        title: One line for `archive formats`.
        show: Yields the text, with a final line feed; nothing in it steers the program that shows it.
    """

    name: str
    title: str
    show: Callable[[Iterable[Report], Presentation], Iterator[str]]
