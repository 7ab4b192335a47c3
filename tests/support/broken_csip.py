"""Makes `samples/broken/csip`: for each rule a small E-ARK package that breaks it.

    .venv/bin/python -m tests.support.broken_csip

The codes at the beginning of a name are all that is found, notes left out, the first one being the sample's own; where there are
more, the specification has two codes for one fault, or one fault hides behind another. Each sample is a zip. A test makes all of
it again in memory and compares the contents, because the packing of a zip depends on the library that packs.
"""

import io
import zipfile
from pathlib import Path

from tests.support.eark_packages import (
    NAME,
    Files,
    Recipe,
    add,
    double,
    drop,
    early,
    edited,
    flip,
    inner,
    late,
    of_kind,
    package,
    put,
    say,
    without,
    write,
)  # fmt: skip

SAMPLES = Path(__file__).parents[2] / "samples" / "broken" / "csip"

_AGENT = "m:metsHdr/m:agent"
_GROUP = "m:fileSec/m:fileGrp"
_FILE = f"{_GROUP}/m:file"
_PLACE = f"{_FILE}/m:FLocat"
_MAP = "m:structMap"
_MAIN = f"{_MAP}/m:div"
_TITLE = f"{_MAIN}/m:div/m:mptr"
_DC = "metadata/descriptive/dc.xml"
_PREMIS = "metadata/preservation/premis.xml"
_RIGHTS = "metadata/preservation/rights.xml"
_INSIDE = "representations/original/"


_STORED = f"{_INSIDE}data/zz.txt"
_STORED_TEXT = b"STORED AS IT IS.\n"


def _div(label: str) -> str:
    return f"{_MAIN}/m:div[@LABEL='{label}']"


def _group(use: str) -> str:
    return f"{_GROUP}[@USE='{use}']"


def _reference(first: int, section: str) -> dict[str, Recipe]:
    """Return a sample for each attribute of an mdRef."""
    path = f"{section}/m:mdRef"
    edits = (
        ("locator", put(path, LOCTYPE="URN")), ("link", drop(path, "xlink:type")),
        ("no-such-file", put(path, xlink__href="metadata/nothing.xml")), ("kind", put(path, MDTYPE="RECIPE")),
        ("media-type", put(path, MIMETYPE="other/wrong")), ("size", put(path, SIZE="1")), ("date", drop(path, "CREATED")),
        ("checksum", put(path, CHECKSUM="00" * 32)), ("algorithm", drop(path, "CHECKSUMTYPE")),
    )  # fmt: skip
    made = {f"CSIP{first + number}-{what}": edited(edit) for number, (what, edit) in enumerate(edits)}
    missing = made.pop(f"CSIP{first + 2}-no-such-file")
    hidden = "EARK-003" if section == "m:dmdSec" else "CSIP32-EARK-003"  # a record is no longer described
    return made | {f"CSIP{first + 2}-{hidden}-no-such-file": missing}


def _division(label: str, codes: tuple[int, int, int, int, int]) -> dict[str, Recipe]:
    """Return a sample for each demand on a division."""
    present, identifier, name, pointers, target = codes
    div = _div(label)
    both = f"CSIP{pointers}-CSIP{target}"
    hidden = f"CSIP{present}-" if label != "Representations" else ""  # a division for each stands for that of all
    mapped = {
        f"CSIP{present}-two-divisions": edited(double(div)),
        f"CSIP{identifier}-no-identifier": edited(drop(div, "ID")),
        f"CSIP{name}-{hidden}label": edited(put(div, LABEL=label.lower())),
        f"CSIP{target}-points-elsewhere": edited(add(div, "fptr", FILEID="ID-files")),
    }
    if label == "Representations":  # whose group the pointer to its METS names as well
        return mapped | {f"{both}-CSIP108-not-pointed-at": edited(drop(f"{div}/m:fptr"), put(_TITLE, xlink__title="ID-files"))}
    return mapped | {f"{both}-not-pointed-at": edited(drop(f"{div}/m:fptr"))}


RECIPES: dict[str, Recipe] = {
    # The root and the header.
    "CSIP1-CSIP86-no-name": edited(drop(".", "OBJID")),
    "CSIP1-CSIP86-other-name-of-a-representation": inner(put(".", OBJID="other")),
    "CSIP2-no-category": edited(drop(".", "TYPE")),
    "CSIP2-CSIP3-other-without-name": edited(put(".", TYPE="Other")),
    "CSIP3-name-without-other": edited(put(".", csip__OTHERTYPE="Recipes")),
    "CSIP4-unknown-type": edited(put(".", csip__CONTENTINFORMATIONTYPE="RECIPE"), drop(".", "csip:OTHERCONTENTINFORMATIONTYPE")),
    "CSIP4-CSIP5-other-without-name": edited(drop(".", "csip:OTHERCONTENTINFORMATIONTYPE")),
    "CSIP5-a-word-of-the-vocabulary": edited(put(".", csip__OTHERCONTENTINFORMATIONTYPE="ERMS")),
    "CSIP6-no-profile": edited(drop(".", "PROFILE")),
    "CSIP7-no-date": edited(drop("m:metsHdr", "CREATEDATE")),
    "CSIP8-no-change": edited(drop("m:metsHdr", "LASTMODDATE")),
    "CSIP9-no-package-type": edited(drop("m:metsHdr", "csip:OAISPACKAGETYPE")),
    "CSIP10-no-agent": edited(drop(_AGENT)),
    "CSIP11-editor": edited(put(_AGENT, ROLE="EDITOR")),
    "CSIP12-type": edited(put(_AGENT, TYPE="INDIVIDUAL")),
    "CSIP13-other-type": edited(put(_AGENT, OTHERTYPE="HARDWARE")),
    "CSIP14-empty-name": edited(say(f"{_AGENT}/m:name", "")),
    "CSIP15-two-notes": edited(double(f"{_AGENT}/m:note")),
    "CSIP16-note-type": edited(drop(f"{_AGENT}/m:note", "csip:NOTETYPE")),
    "CSIP117-no-header": edited(drop("m:metsHdr")),
    # Metadata.
    "CSIP17-EARK-003-no-section": edited(drop("m:dmdSec"), drop(_div("Metadata"), "DMDID")),
    "CSIP18-CSIP92-EARK-005-no-identifier": edited(drop("m:dmdSec", "ID")),
    "CSIP19-no-date": edited(drop("m:dmdSec", "CREATED")),
    "CSIP20-status": edited(put("m:dmdSec", STATUS="current")),
    "CSIP21-EARK-003-no-reference": edited(drop("m:dmdSec/m:mdRef")),
    **_reference(22, "m:dmdSec"),
    "CSIP31-CSIP32-EARK-003-no-section": edited(drop("m:amdSec"), drop(_div("Metadata"), "ADMID")),
    "CSIP32-EARK-003-no-provenance": edited(drop("m:amdSec/m:digiprovMD"), put(_div("Metadata"), ADMID="ID-rights")),
    "CSIP33-CSIP91-EARK-005-no-identifier": edited(drop("m:amdSec/m:digiprovMD", "ID")),
    "CSIP34-status": edited(put("m:amdSec/m:digiprovMD", STATUS="OLD")),
    "CSIP35-CSIP32-EARK-003-no-reference": edited(drop("m:amdSec/m:digiprovMD/m:mdRef")),
    **_reference(36, "m:amdSec/m:digiprovMD"),
    "CSIP46-CSIP91-EARK-005-no-identifier": edited(drop("m:amdSec/m:rightsMD", "ID")),
    "CSIP47-status": edited(put("m:amdSec/m:rightsMD", STATUS="OLD")),
    "CSIP48-CSIP32-EARK-003-no-reference": edited(drop("m:amdSec/m:rightsMD/m:mdRef")),
    **_reference(49, "m:amdSec/m:rightsMD"),
    # Files.
    "CSIP58-CSIP96-CSIP116-CSIP100-CSIP118-CSIP104-CSIP119-two-sections": edited(double("m:fileSec")),
    "CSIP59-no-identifier": edited(drop("m:fileSec", "ID")),
    "CSIP60-EARK-003-no-documentation": edited(drop(_group("Documentation")), drop(_div("Documentation"))),
    "CSIP61-no-such-metadata": edited(put(_GROUP, ADMID="ID-files")),
    "CSIP62-no-content-type": edited(
        drop(_group("Representations/original"), "csip:CONTENTINFORMATIONTYPE", "csip:OTHERCONTENTINFORMATIONTYPE")
    ),
    "CSIP63-other-without-name": edited(drop(_GROUP, "csip:OTHERCONTENTINFORMATIONTYPE")),
    "CSIP64-no-such-folder": edited(put(_group("Representations/original"), USE="Representations/copy")),
    "CSIP65-CSIP100-CSIP118-EARK-005-no-identifier": edited(drop(_group("Schemas"), "ID")),
    "CSIP66-empty-group": edited(add("m:fileSec", "fileGrp", ID="ID-empty", USE="Metadata")),
    "CSIP67-no-identifier": edited(drop(f"{_group('Schemas')}/m:file", "ID")),
    "CSIP68-media-type": edited(put(_FILE, MIMETYPE="text/nonsense")),
    "CSIP69-size": edited(put(_FILE, SIZE="1")),
    "CSIP70-no-date": edited(drop(f"{_group('Schemas')}/m:file", "CREATED")),
    "CSIP71-flipped-bit": late(flip(f"{_INSIDE}data/story.txt")),
    "CSIP72-no-algorithm": edited(drop(f"{_group('Schemas')}/m:file", "CHECKSUMTYPE")),
    "CSIP76-two-locations": edited(double(_PLACE)),
    "CSIP77-locator": edited(put(_PLACE, LOCTYPE="HANDLE")),
    "CSIP78-link": edited(drop(f"{_group('Schemas')}/m:file/m:FLocat", "xlink:type")),
    "CSIP79-missing-file": Recipe(
        files=(write(f"{_INSIDE}data/more.txt", b"More.\n"),), late=(without(f"{_INSIDE}data/story.txt"),)
    ),
    "CSIP113-EARK-003-no-schemas": edited(drop(_group("Schemas")), drop(_div("Schemas"))),
    "CSIP114-CSIP108-no-representations": edited(drop(_group("Representations/original")), drop(_div("Representations"))),
    # The map.
    "CSIP80-two-maps": edited(double(_MAP)),
    "CSIP81-type": edited(put(_MAP, TYPE="LOGICAL")),
    "CSIP82-CSIP80-label": edited(put(_MAP, LABEL="csip")),
    "CSIP83-no-identifier": edited(drop(_MAP, "ID")),
    "CSIP84-no-division": edited(drop(_MAIN)),
    "CSIP85-no-identifier": edited(drop(_MAIN, "ID")),
    "CSIP86-label": edited(put(_MAIN, LABEL="other")),
    "CSIP88-CSIP90-two-divisions": edited(double(_div("Metadata"))),
    "CSIP89-no-identifier": edited(drop(_div("Metadata"), "ID")),
    "CSIP90-CSIP88-no-division": edited(drop(_div("Metadata"))),
    "CSIP91-not-listed": edited(put(_div("Metadata"), ADMID="ID-prov")),
    "CSIP92-too-many": edited(put(_div("Metadata"), DMDID="ID-dmd ID-prov")),
    **_division("Documentation", (93, 94, 95, 96, 116)),
    **_division("Schemas", (97, 98, 99, 100, 118)),
    **_division("Representations", (101, 102, 103, 104, 119)),
    "CSIP105-CSIP107-no-division": edited(drop(_div("Representations/original"))),
    "CSIP106-no-identifier": edited(drop(_div("Representations/original"), "ID")),
    "CSIP107-CSIP105-CSIP110-no-such-folder": edited(put(_div("Representations/original"), LABEL="Representations/copy")),
    "CSIP107-label": edited(put(_div("Representations/original"), LABEL="original")),
    "CSIP108-no-group": edited(drop(_TITLE, "xlink:title")),
    "CSIP109-two-pointers": edited(double(_TITLE)),
    "CSIP110-no-such-file": edited(put(_TITLE, xlink__href="representations/copy/METS.xml")),
    "CSIP111-link": edited(drop(_TITLE, "xlink:type")),
    "CSIP112-locator": edited(put(_TITLE, LOCTYPE="PURL")),
    # Folders.
    "CSIPSTR4-no-mets": late(without("METS.xml")),
    "CSIPSTR5-CSIP17-CSIP31-CSIP32-no-metadata": early(without("metadata/")),
    "CSIPSTR6-CSIP31-CSIP32-no-preservation": early(without("metadata/preservation/")),
    "CSIPSTR7-CSIP17-no-descriptive": early(without("metadata/descriptive/")),
    "CSIPSTR9-CSIP114-no-representations": early(without("representations/")),
    "CSIPSTR10-EARK-003-beside-the-representations": late(write("representations/story.txt", b"Loose.\n")),
    "CSIPSTR11-no-data": early(without(f"{_INSIDE}data/")),
    "CSIPSTR12-CSIP79-CSIP110-EARK-003-no-mets": late(without(f"{_INSIDE}METS.xml")),
    "CSIPSTR13-no-metadata": early(without(f"{_INSIDE}metadata/")),
    "CSIPSTR15-CSIP113-no-schemas": early(without("schemas/")),
    "CSIPSTR16-CSIP60-no-documentation": early(without("documentation/")),
    # What only we demand.
    "EARK-001-not-well-formed": late(write("METS.xml", b"<mets>")),
    "EARK-002-other-root": late(write("METS.xml", b"<mets/>\n")),
    "EARK-003-unlisted": late(write("documentation/stray.txt", b"Stray.\n")),
    "EARK-004-same-identifier": edited(put(f"{_group('Documentation')}/m:file", ID="ID-Schemas-0")),
    "EARK-005-leads-nowhere": edited(put(_FILE, ADMID="ID-nothing")),
    "EARK-008-EARK-005-a-thousand-references": edited(put(_FILE, ADMID=" ".join(f"no-{n}" for n in range(1010)))),
    "EARK-009-no-date": edited(put("m:metsHdr", LASTMODDATE="yesterday")),
    # Submissions and disseminations.
    "SIP1-empty-label": of_kind("SIP", put(".", LABEL="")),
    "SIP2-profile": of_kind("SIP", put(".", PROFILE="https://example.org/profile.xml")),
    "SIP3-status": of_kind("SIP", put("m:metsHdr", RECORDSTATUS="LATER")),
    "SIP4-type": of_kind("SIP", put("m:metsHdr", csip__OAISPACKAGETYPE="DIP")),
    "SIP5-two-agreements": of_kind("SIP", double("m:metsHdr/m:altRecordID[@TYPE='SUBMISSIONAGREEMENT']")),
    "SIP6-empty": of_kind("SIP", say("m:metsHdr/m:altRecordID[@TYPE='PREVIOUSSUBMISSIONAGREEMENT']", "")),
    "SIP7-two-codes": of_kind("SIP", double("m:metsHdr/m:altRecordID[@TYPE='REFERENCECODE']")),
    "SIP8-empty": of_kind("SIP", say("m:metsHdr/m:altRecordID[@TYPE='PREVIOUSREFERENCECODE']", "")),
    "SIP14-note-type": of_kind("SIP", drop(f"{_AGENT}[@ROLE='CREATOR'][@TYPE='ORGANIZATION']/m:note", "csip:NOTETYPE")),
    "SIP24-no-name": of_kind("SIP", drop(f"{_AGENT}[@TYPE='INDIVIDUAL']/m:name")),
    "SIP28-a-person": of_kind("SIP", put(f"{_AGENT}[@ROLE='PRESERVATION']", TYPE="INDIVIDUAL")),
    "SIP31-note-type": of_kind("SIP", drop(f"{_AGENT}[@ROLE='PRESERVATION']/m:note", "csip:NOTETYPE")),
    "SIP32-empty": of_kind("SIP", put(_FILE, sip__FILEFORMATNAME="")),
    "SIP33-empty": of_kind("SIP", put(_FILE, sip__FILEFORMATVERSION="")),
    "SIP34-empty": of_kind("SIP", put(_FILE, sip__FILEFORMATREGISTRY="")),
    "SIP35-empty": of_kind("SIP", put(_FILE, sip__FILEFORMATKEY="")),
    "DIP2-profile": of_kind("DIP", put(".", PROFILE="https://example.org/profile.xml")),
    "DIP3-type": of_kind("DIP", put("m:metsHdr", csip__OAISPACKAGETYPE="AIP")),
    "DIP4-superseded": of_kind("DIP", put("m:dmdSec", STATUS="SUPERSEDED")),
}  # fmt: skip


def zipped(files: Files, further: Files | None = None) -> bytes:
    """Return files, and further entries that may have any name, as a zip with one folder at its top."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in (*files.items(), *(further or {}).items()):
            archive.writestr(zipfile.ZipInfo(f"{NAME}/{path}"), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def damaged(data: bytes) -> bytes:
    """Return a zip whose last entry, which is not compressed, has a wrong byte."""
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(zipfile.ZipInfo(f"{NAME}/{_STORED}"), _STORED_TEXT)
    return stream.getvalue().replace(_STORED_TEXT, _STORED_TEXT.lower(), 1)


def in_bag(files: Files) -> Files:
    """Return a bag with a package in a folder of another name."""
    return {"bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"} | {
        f"data/other-ip/{path}": data for path, data in files.items()
    }


def samples() -> dict[str, bytes]:
    """Return name -> zip of every sample."""
    described = package(early(write(_STORED, _STORED_TEXT)))
    del described[_STORED]
    return {f"{name}.zip": zipped(package(recipe)) for name, recipe in RECIPES.items()} | {
        "CSIPSTR2-CSIP1-name-of-the-folder.zip": zipped(in_bag(package())),
        "EARK-006-leads-out.zip": zipped(package(), {"../story.txt": b"Out.\n"}),
        "EARK-007-damaged.zip": damaged(zipped(described)),
    }


def main() -> None:
    """Write all samples that are not there with the same content."""
    SAMPLES.mkdir(parents=True, exist_ok=True)
    for name, data in samples().items():
        (SAMPLES / name).write_bytes(data)


if __name__ == "__main__":
    main()
