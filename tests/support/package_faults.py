"""Faults of packages: what is done to a good one, the code that we must give, and the table of what the peers say of it.

    .venv/bin/python -m tests.support.package_faults

writes the table into `docs/interoperability.md`, for which all peers must be installed. The E-ARK package and the bag are those
that this program makes of a story; the OCFL object is made by hand, with two versions.
"""

import contextlib
import io
import logging
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import bagit
from lxml import etree
from ocfl.validator import Validator as OcflPeer

from archive import pipeline, registry
from archive.files.digests import sealed
from archive.findings import Finding, Severity
from archive.model.tree import Blob, Tree
from tests.support.bags import write
from tests.support.eark_packages import Edit, Files, double, drop, find, flip, put, swap, without
from tests.support.eark_packages import write as add
from tests.support.histories import DOCUMENTS, SOURCES, WISHES
from tests.support.judges import ROOT, eark
from tests.support.ocfl_objects import CORRECTED, STORY, obj

PAGE = ROOT / "docs" / "interoperability.md"
MARKS = ("<!-- faults -->\n", "<!-- end of faults -->\n")
SOURCE = SOURCES / "docx" / "reading-room.docx"
PEERS = {"csip": "eark-validator", "bagit": "bagit-python", "ocfl": "ocfl-py"}
METS, REP = "METS.xml", "representations/ninjs/METS.xml"
SUBJECTS = {"csip": "E-ARK package", "bagit": "bag", "ocfl": "OCFL object"}


@dataclass(frozen=True)
class Fault:
    """Something that is wrong with a package.

    Attributes:
        validator: Who judges it.
        words: What was done, in the table.
        edit: Does it.
        codes: All of these must be found, as errors.
    """

    validator: str
    words: str
    edit: Callable[[Files], object]
    codes: tuple[str, ...]


@cache
def good(validator: str) -> Mapping[str, bytes]:
    """Return the files of a good subject."""
    if validator == "ocfl":
        return obj(STORY, CORRECTED)
    one = pipeline.ingest(SOURCE, WISHES)
    tree = sealed(pipeline.pack(one, pipeline.render(one, DOCUMENTS), "csip"))
    files = {path: blob.read() for path, blob in tree.entries.items()}
    if validator == "bagit":
        return files
    (base,) = {"/".join(path.split("/")[:2]) + "/" for path in files if path.startswith("data/")}
    return {path.removeprefix(base): data for path, data in files.items() if path.startswith(base)}


def broken(fault: Fault) -> Files:
    """Return the files of a subject with the fault."""
    files = dict(good(fault.validator))
    fault.edit(files)
    return files


def ours(fault: Fault) -> dict[str, set[str]]:
    """Return the codes that we give, by severity."""
    found = registry.validator(fault.validator).check(_tree(broken(fault)))
    codes: dict[str, set[str]] = {severity.value: set() for severity in Severity}
    for item in found:
        if isinstance(item, Finding):
            codes[item.rule.severity.value].add(item.rule.code)
    return codes


def _tree(files: Files) -> Tree:
    return Tree(entries={path: Blob.of(data) for path, data in files.items()})


def _named(files: Files, ending: str) -> str:
    """Return the first path with an ending."""
    return next(path for path in sorted(files) if path.endswith(ending))


def _on(edit: Callable[[str], Callable[[Files], object]], ending: str) -> Callable[[Files], object]:
    """Return an edit of the first file whose path has an ending."""
    return lambda files: edit(_named(files, ending))(files)


def _mets(path: str, *edits: Edit) -> Callable[[Files], object]:
    """Return what edits a METS."""

    def edit(files: Files) -> None:
        root = etree.fromstring(files[path])
        for one in edits:
            one(root)
        files[path] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")

    return edit


def _more(path: str) -> Callable[[Files], object]:
    """Return what writes a line more into a file."""
    return lambda files: files.update({path: files[path] + b"\n"})


def _replaced(path: str, old: bytes, new: bytes) -> Callable[[Files], object]:
    def edit(files: Files) -> None:
        assert old in files[path]
        files[path] = files[path].replace(old, new)

    return edit


def _moved(files: Files) -> None:
    """Move a document into a folder of another name."""
    path = _named(files, ".ninjs.json")
    files[path.replace("/data/", "/content/")] = files.pop(path)


def _same_id(root: etree._Element) -> None:
    for file in find(root, _FILE)[:2]:
        file.set("ID", "ID-same")


_KINDS = (  # what a file is, how its path ends, and the code for a wrong checksum of it
    ("source", ".docx", "CSIP71"), ("NewsML-G2", ".newsml.xml", "CSIP71"), ("ninjs", ".ninjs.json", "CSIP71"),
    ("image", "image1.png", "CSIP71"), ("Dublin Core", "dc.xml", "CSIP29"), ("PREMIS", "preservation/premis.xml", "CSIP43"),
    ("schema", "premis.xsd", "CSIP71"), ("documentation", "about.txt", "CSIP71"), ("METS of a representation", REP, "CSIP71"),
)  # fmt: skip
_MISSING = {"CSIP71": "CSIP79", "CSIP29": "CSIP24", "CSIP43": "CSIP38"}
_SIZES = {"CSIP71": "CSIP69", "CSIP29": "CSIP27", "CSIP43": "CSIP41"}
_FILE, _REF = "m:fileSec//m:file", "m:dmdSec/m:mdRef"
_DIV = "m:structMap/m:div/m:div"
_POINTER = "m:structMap//m:mptr"
_ATTRIBUTES: tuple[tuple[str, Edit, str], ...] = (
    ("OBJID dropped", drop(".", "OBJID"), "CSIP1"),
    ("TYPE of no vocabulary", put(".", TYPE="News"), "CSIP2"),
    ("content information type dropped", drop(".", "csip:OTHERCONTENTINFORMATIONTYPE"), "CSIP5"),
    ("PROFILE emptied", put(".", PROFILE=""), "CSIP6"),
    ("CREATEDATE dropped", drop("m:metsHdr", "CREATEDATE"), "CSIP7"),
    ("package type unknown", put("m:metsHdr", csip__OAISPACKAGETYPE="BAG"), "CSIP9"),
    ("agent dropped", drop("m:metsHdr/m:agent"), "CSIP10"),
    ("ROLE of the agent", put("m:metsHdr/m:agent", ROLE="EDITOR"), "CSIP11"),
    ("two notes of the agent", double("m:metsHdr/m:agent/m:note"), "CSIP15"),
    ("header dropped", drop("m:metsHdr"), "CSIP117"),
    ("dmdSec dropped", drop("m:dmdSec"), "CSIP17"),
    ("STATUS of dmdSec", put("m:dmdSec", STATUS="OLD"), "CSIP20"),
    ("LOCTYPE of mdRef", put(_REF, LOCTYPE="URN"), "CSIP22"),
    ("xlink:type of mdRef dropped", drop(_REF, "xlink:type"), "CSIP23"),
    ("MDTYPE unknown", put(_REF, MDTYPE="RECIPE"), "CSIP25"),
    ("MIMETYPE of mdRef", put(_REF, MIMETYPE="other/wrong"), "CSIP26"),
    ("SIZE of mdRef", put(_REF, SIZE="1"), "CSIP27"),
    ("CREATED of mdRef dropped", drop(_REF, "CREATED"), "CSIP28"),
    ("CHECKSUM of mdRef", put(_REF, CHECKSUM="0" * 128), "CSIP29"),
    ("amdSec dropped", drop("m:amdSec"), "CSIP31"),
    ("USE of a file group", put("m:fileSec/m:fileGrp", USE="Papers"), "CSIP64"),
    ("IDs of file groups dropped", drop("m:fileSec/m:fileGrp", "ID"), "CSIP65"),
    ("ID of a file dropped", drop(_FILE, "ID"), "CSIP67"),
    ("MIMETYPE of a file", put(_FILE, MIMETYPE="text/nonsense"), "CSIP68"),
    ("SIZE of a file", put(_FILE, SIZE="1"), "CSIP69"),
    ("SIZE of a file dropped", drop(_FILE, "SIZE"), "CSIP69"),
    ("CHECKSUM of a file", put(_FILE, CHECKSUM="0" * 128), "CSIP71"),
    ("CHECKSUMTYPE of a file", put(_FILE, CHECKSUMTYPE="SHA-256"), "CSIP71"),
    ("CHECKSUMTYPE of files dropped", drop(_FILE, "CHECKSUMTYPE"), "CSIP72"),
    ("second FLocat", double(f"{_FILE}/m:FLocat"), "CSIP76"),
    ("href of a file leads nowhere", put(f"{_FILE}/m:FLocat", xlink__href="nowhere.txt"), "CSIP79"),
    ("href of a file leads out", put(f"{_FILE}/m:FLocat", xlink__href="../../bagit.txt"), "CSIP79"),
    ("LABEL of the map", put("m:structMap", LABEL="Map"), "CSIP80"),
    ("second map", double("m:structMap"), "CSIP80"),
    ("division Metadata dropped", drop(f"{_DIV}[@LABEL='Metadata']"), "CSIP88"),
    ("FILEID of another group", put(f"{_DIV}[@LABEL='Schemas']/m:fptr", FILEID="ID-other"), "CSIP118"),
    ("mptr names no group", put(_POINTER, xlink__title="ID-other"), "CSIP108"),
    ("mptr leads nowhere", put(_POINTER, xlink__href="representations/x/METS.xml"), "CSIP110"),
    ("one ID twice", _same_id, "EARK-004"),
)


def faults() -> Iterator[Fault]:
    """Yield all faults."""
    eark_fault, bag_fault = partial(Fault, "csip"), partial(Fault, "bagit")
    for what, ending, code in _KINDS:
        yield eark_fault(f"{what}: a bit flipped", _on(flip, ending), ("EARK-001",) if ending == REP else (code,))
        yield eark_fault(f"{what}: dropped", _on(without, ending), (_MISSING[code],))
        yield eark_fault(f"{what}: a line more", _on(_more, ending), (code, _SIZES[code]))
    for folder in ("", "documentation/", "metadata/", "representations/ninjs/data/"):
        yield eark_fault(f"file added in {folder or 'the top'}", add(f"{folder}stray.txt", b"Stray.\n"), ("EARK-003",))
    yield eark_fault("two documents swapped", _swapped, ("CSIP71",))
    yield eark_fault("data folder renamed", _moved, ("CSIP79", "EARK-003"))
    yield eark_fault("METS of the package dropped", without(METS), ("CSIPSTR4",))
    yield eark_fault("METS cut in half", lambda files: files.update({METS: files[METS][:900]}), ("EARK-001",))
    for words, edit, code in _ATTRIBUTES:
        yield eark_fault(f"METS: {words}", _mets(METS, edit), (code,))
    yield eark_fault("METS of a representation: SIZE", _mets(REP, put(_FILE, SIZE="1")), ("CSIP69",))
    yield eark_fault("METS of a representation: CHECKSUM", _mets(REP, put(_FILE, CHECKSUM="0" * 128)), ("CSIP71",))

    yield bag_fault("payload: a bit flipped", _on(flip, ".docx"), ("BAG-040",))
    yield bag_fault("METS: a bit flipped", _on(flip, "-ip/METS.xml"), ("BAG-040",))
    yield bag_fault("payload: dropped", _on(without, ".ninjs.json"), ("BAG-036",))
    yield bag_fault("payload: added", add("data/stray.txt", b"Stray.\n"), ("BAG-038",))
    yield bag_fault("bag-info.txt: a line more", _more("bag-info.txt"), ("BAG-040",))
    yield bag_fault("bagit.txt: a line more", _replaced("bagit.txt", b"UTF-8\n", b"UTF-8\nX: 1\n"), ("BAG-005",))
    yield bag_fault("manifest: a digest changed", _on(flip, "manifest-sha512.txt"), ("BAG-040",))
    yield from _ocfl_faults()


def _swapped(files: Files) -> None:
    swap(_named(files, ".ninjs.json"), _named(files, "image1.png"))(files)


def _ocfl_faults() -> Iterator[Fault]:
    fault = partial(Fault, "ocfl")
    story, note = "v1/content/story.txt", "v2/content/note.txt"
    yield fault("content: a bit flipped", flip(story), ("E092",))
    yield fault("content: dropped", without(story), ("E092",))
    yield fault("content: added", add("v2/content/stray.txt", b"Stray.\n"), ("E023",))
    yield fault("two contents swapped", swap(story, note), ("E092",))
    yield fault("file added in the object", add("stray.txt", b"Stray.\n"), ("E001",))
    yield fault("inventory: a blank more", _replaced("inventory.json", b"{", b"{ "), ("E060",))
    yield fault("digest file dropped", without("inventory.json.sha512"), ("E058",))
    yield fault("digest file: a bit flipped", flip("inventory.json.sha512"), ("E060",))
    yield fault("inventory of an old version: a blank more", _replaced("v1/inventory.json", b"{", b"{ "), ("E060",))
    yield fault("old version dropped", without("v1/"), ("E010",))
    yield fault("declaration without its line feed", add("0=ocfl_object_1.1", b"ocfl_object_1.1"), ("E007",))
    yield fault("declaration dropped", without("0="), ("E003",))
    yield fault("type of another version", lambda files: files.update(obj(STORY, CORRECTED, edit=_typed)), ("E038",))
    yield fault("key that OCFL does not know", lambda files: files.update(obj(STORY, CORRECTED, edit=_keyed)), ("E102",))


def _typed(inventory: dict[str, object]) -> None:
    inventory["type"] = "https://ocfl.io/1.0/spec/#inventory"


def _keyed(inventory: dict[str, object]) -> None:
    inventory["colour"] = "blue"


def peers(chosen: list[Fault], folder: Path) -> list[str]:
    """Return what the peer says of each fault: the rules, "found", or "nothing".

    Args:
        chosen: The faults.
        folder: An empty one, in which the packages are written.
    """
    places = [write(folder / str(number) / "story", broken(fault)) for number, fault in enumerate(chosen)]
    verdicts = eark([place for place, fault in zip(places, chosen, strict=True) if fault.validator == "csip"])
    said = []
    for place, fault in zip(places, chosen, strict=True):
        if fault.validator == "csip":
            stopped = verdicts[place].structure == "stopped"
            said.append("stops with an error" if stopped else _list(verdicts[place].rules))
        else:
            said.append((_bagit if fault.validator == "bagit" else _ocfl)(place))
    return said


def _list(rules: list[str]) -> str:
    return ", ".join(sorted(set(rules))) or "nothing"


def _bagit(place: Path) -> str:
    logging.disable()
    try:
        bagit.Bag(str(place)).validate()
    except bagit.BagError as error:
        return type(error).__name__
    finally:
        logging.disable(logging.NOTSET)
    return "nothing"


def _ocfl(place: Path) -> str:
    judge = OcflPeer()
    with contextlib.redirect_stdout(io.StringIO()):
        passed = judge.validate_object(str(place))
    return "nothing" if passed else ", ".join(sorted({code[:4] for code in judge.log.codes if code.startswith("E")})) or "found"


def table(folder: Path) -> str:
    """Return the table of all faults, in Markdown; the packages are written below an empty folder."""
    chosen = list(faults())
    lines = []
    for validator, title in SUBJECTS.items():
        lines.append(f"### {title}\n\n| fault | this program | {PEERS[validator]} |\n|---|---|---|")
        rows = [fault for fault in chosen if fault.validator == validator]
        for fault, said in zip(rows, peers(rows, folder / validator), strict=True):
            found = ours(fault)
            lines.append(f"| {fault.words} | {', '.join(sorted(found['error']))} | {said} |")
        lines.append("")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the table into the page."""
    before, _, rest = PAGE.read_text().partition(MARKS[0])
    _, _, after = rest.partition(MARKS[1])
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(f"{before}{MARKS[0]}{table(Path(folder))}{MARKS[1]}{after}")


if __name__ == "__main__":
    main()
