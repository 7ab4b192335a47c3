"""Makes the broken PDFs of this folder: a good small PDF of ours, broken in one place.

    python samples/broken/pdf/make.py

The bytes rest on the installed zlib, HarfBuzz and fonts, so they are not made again by `make samples`; run this when a rule is
added, and look at what changed. Each file name begins with the rule that it breaks.
"""

import hashlib
import io
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf

FOLDER = Path(__file__).parent
sys.path.insert(0, str(FOLDER.parents[2]))

from tests.support.pdfs import good  # noqa: E402

Break = Callable[[Any], None]
BREAKS: dict[str, tuple[str, Break]] = {}


def breaks(name: str, level: str = "3a+ua1") -> Callable[[Break], Break]:
    """Register what breaks the file of that name."""

    def register(change: Break) -> Break:
        BREAKS[name] = (level, change)
        return change

    return register


def saved(pdf: Any, **options: Any) -> bytes:
    """Return the bytes of the PDF, the same every time."""
    target = io.BytesIO()
    fixed = {"static_id": True} if "encryption" in options else {"deterministic_id": True}
    pdf.save(target, fix_metadata_version=False, object_stream_mode=pikepdf.ObjectStreamMode.preserve, **fixed, **options)
    return target.getvalue()


def main() -> None:
    """Write every file."""
    for name, (level, change) in BREAKS.items():
        pdf = pikepdf.open(io.BytesIO(good(level)))
        change(pdf)
        (FOLDER / f"{name}.pdf").write_bytes(saved(pdf))
    whole = saved(pikepdf.open(io.BytesIO(good())))
    ordinary = pikepdf.open(io.BytesIO(good()))
    unclaimed(ordinary)
    lock = {"R": 3, "aes": False, "metadata": False, "owner": "owner"}
    raw = {
        "PDF-001-cut-short": whole[:300],
        "PDF-002-password": saved(pikepdf.open(io.BytesIO(whole)), encryption=pikepdf.Encryption(user="lamp", **lock)),
        "PDF-003-encrypted-pdfa": saved(pikepdf.open(io.BytesIO(whole)), encryption=pikepdf.Encryption(user="", **lock)),
        "PDF-004-encrypted": saved(ordinary, encryption=pikepdf.Encryption(user="", **lock)),
        "PDF-005-wrong-startxref": wrong_startxref(whole),
        "PDF-006-wrong-startxref": wrong_startxref(saved(ordinary)),
        "PDF-076-long-tail": whole + b"\n" * (1030 - len(whole) + whole.rindex(b"startxref")),
    }
    for name, data in raw.items():
        (FOLDER / f"{name}.pdf").write_bytes(data)


def wrong_startxref(data: bytes) -> bytes:
    """Return the file with a startxref that leads nowhere."""
    return re.sub(rb"startxref\n\d+", b"startxref\n9", data)


def unclaimed(pdf: Any) -> None:
    """Take away the XMP packet, and with it every claim."""
    del pdf.Root.Metadata


def rewrite_xmp(pdf: Any, old: str, new: str) -> None:
    """Change the XMP packet."""
    text = pdf.Root.Metadata.read_bytes().decode()
    assert old in text, old
    pdf.Root.Metadata.write(text.replace(old, new).encode())


def file(pdf: Any, at: int) -> Any:
    """Return a file specification: 0 is the NewsML-G2, 1 the ninjs, 2 the original."""
    return pdf.Root.AF[at]


def rewrite_file(pdf: Any, at: int, old: bytes, new: bytes) -> None:
    """Change a file inside, with its size and checksum."""
    stream = file(pdf, at).EF.F
    data = stream.read_bytes()
    assert old in data, old
    data = data.replace(old, new)
    stream.write(data)
    stream.Params.Size = len(data)
    stream.Params.CheckSum = pikepdf.String(hashlib.md5(data, usedforsecurity=False).digest())


def without_files(pdf: Any) -> None:
    """Take all files out."""
    del pdf.Root.AF
    del pdf.Root.Names


def element(pdf: Any, kind: str) -> Any:
    """Return the first structure element of a type."""
    return next(
        item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == f"/{kind}" and "/P" in item
    )


def link(pdf: Any) -> Any:
    """Return the first annotation."""
    return pdf.pages[0].Annots[0]


@breaks("PDF-007-damaged-content")
def _(pdf: Any) -> None:
    unclaimed(pdf)
    without_files(pdf)
    pdf.pages[0].Contents = pdf.make_stream(b"")
    pdf.pages[0].Contents.write(b"no deflated data", filter=pikepdf.Name.FlateDecode)


BREAKS |= {
    "PDF-010-ordinary": ("3a+ua1", unclaimed),
    "PDF-011-part-seven": ("3a+ua1", lambda pdf: rewrite_xmp(pdf, "<pdfaid:part>3", "<pdfaid:part>7")),
    "PDF-012-xmp-not-closed": ("3a+ua1", lambda pdf: rewrite_xmp(pdf, "</rdf:RDF>", "")),
    "PDF-013-two-titles": ("3a+ua1", lambda pdf: pdf.trailer.Info.__setitem__("/Title", "Lamp lit")),
    "PDF-014-no-title": ("3a+ua1", lambda pdf: rewrite_xmp(pdf, "Lamp lit again", "")),
    "PDF-015-title-hidden": ("3a+ua1", lambda pdf: pdf.Root.ViewerPreferences.__setitem__("/DisplayDocTitle", False)),
    "PDF-016-no-language": ("3a+ua1", lambda pdf: pdf.Root.__delitem__("/Lang")),
    "PDF-020-not-marked": ("3a+ua1", lambda pdf: pdf.Root.MarkInfo.__setitem__("/Marked", False)),
    "PDF-021-no-tree": ("3a+ua1", lambda pdf: pdf.Root.__delitem__("/StructTreeRoot")),
    "PDF-022-no-key": ("3a+ua1", lambda pdf: pdf.pages[0].obj.__delitem__("/StructParents")),
    "PDF-023-no-tab-order": ("3a+ua1", lambda pdf: pdf.pages[0].obj.__delitem__("/Tabs")),
    "PDF-025-loose-path": ("3a+ua1", lambda pdf: pdf.pages[0].contents_add(b"q 9 9 9 9 re f Q")),
    "PDF-026-h3-after-h1": ("3a+ua1", lambda pdf: element(pdf, "H2").__setitem__("/S", pikepdf.Name.H3)),
    "PDF-027-figure-without-alt": ("3a+ua1", lambda pdf: element(pdf, "P").__setitem__("/S", pikepdf.Name.Figure)),
    "PDF-028-mute-link": ("3a+ua1", lambda pdf: link(pdf).__delitem__("/Contents")),
    "PDF-029-link-without-element": ("3a+ua1", lambda pdf: link(pdf).__delitem__("/StructParent")),
    "PDF-032-no-output-intent": ("3a+ua1", lambda pdf: pdf.Root.__delitem__("/OutputIntents")),
    "PDF-040-not-associated": ("3a+ua1", lambda pdf: pdf.Root.__delitem__("/AF")),
    "PDF-041-no-uf": ("3a+ua1", lambda pdf: file(pdf, 2).__delitem__("/UF")),
    "PDF-042-relationship-a-string": (
        "3a+ua1", lambda pdf: file(pdf, 2).__setitem__("/AFRelationship", pikepdf.String("Source")),
    ),
    "PDF-043-no-media-type": ("3a+ua1", lambda pdf: file(pdf, 2).EF.F.__setitem__("/Subtype", pikepdf.Name.json)),
    "PDF-044-no-checksum": ("3a+ua1", lambda pdf: file(pdf, 2).EF.F.Params.__delitem__("/CheckSum")),
    "PDF-045-no-description": ("3a+ua1", lambda pdf: file(pdf, 2).__delitem__("/Desc")),
    "PDF-046-wrong-size": ("3a+ua1", lambda pdf: file(pdf, 2).EF.F.Params.__setitem__("/Size", 7)),
    "PDF-050-script": (
        "3a+ua1",
        lambda pdf: pdf.Root.__setitem__("/OpenAction", pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")),
    ),
    "PDF-052-file-link": ("3a+ua1", lambda pdf: link(pdf).A.__setitem__("/URI", pikepdf.String("file:///lamp.txt"))),
    "PDF-060-other-words-inside": ("3a+ua1", lambda pdf: rewrite_file(pdf, 0, b"lamp</em> is lit", b"lamp</em> is dark")),
    "PDF-061-newsml-not-closed": ("3a+ua1", lambda pdf: rewrite_file(pdf, 0, b"</newsItem>", b"")),
    "PDF-071-claims-2a": ("3a+ua1", lambda pdf: rewrite_xmp(pdf, "<pdfaid:part>3", "<pdfaid:part>2")),
    "PDF-072-annotation-without-flags": ("3a+ua1", lambda pdf: link(pdf).__setitem__("/F", 0)),
    "PDF-073-annotation-without-flags": ("4f+ua2", lambda pdf: link(pdf).__setitem__("/F", 0)),
    "PDF-074-suspects": ("3a+ua1", lambda pdf: pdf.Root.MarkInfo.__setitem__("/Suspects", True)),
    "PDF-075-old-type": ("4f+ua2", lambda pdf: element(pdf, "H2").__setitem__("/S", pikepdf.Name.Nonsense)),
    "PDFIN-001-no-article-inside": ("3a+ua1", without_files),
    "PDFIN-004-changed-original": ("3a+ua1", lambda pdf: file(pdf, 2).EF.F.Params.__setitem__("/Size", 7)),
}  # fmt: skip


@breaks("PDF-024-parents-swapped")
def _(pdf: Any) -> None:
    leaf = pdf.Root.StructTreeRoot.ParentTree
    leaf = leaf.Kids[0] if "/Kids" in leaf else leaf
    parents = leaf.Nums[1]
    first, second = parents[0], parents[1]
    parents[0], parents[1] = second, first


@breaks("PDF-030-font-not-embedded")
def _(pdf: Any) -> None:
    descriptor = next(item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item)
    del descriptor["/FontFile2"]


@breaks("PDF-031-no-unicode")
def _(pdf: Any) -> None:
    without_files(pdf)
    font = next(item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item)
    del font["/ToUnicode"]


@breaks("PDF-047-damaged-file-inside")
def _(pdf: Any) -> None:
    unclaimed(pdf)
    file(pdf, 2).F = file(pdf, 2).UF = pikepdf.String("lamp.txt")
    file(pdf, 2).EF.F.write(b"no deflated data", filter=pikepdf.Name.FlateDecode)


@breaks("PDF-051-script")
def _(pdf: Any) -> None:
    unclaimed(pdf)
    link(pdf).A = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="lamp.exe")


@breaks("PDF-070-claims-1b")
def _(pdf: Any) -> None:
    rewrite_xmp(pdf, "<pdfaid:part>3", "<pdfaid:part>1")
    rewrite_xmp(pdf, "<pdfaid:conformance>A", "<pdfaid:conformance>B")


@breaks("PDFIN-002-no-text")
def _(pdf: Any) -> None:
    without_files(pdf)
    del pdf.Root.StructTreeRoot
    pdf.pages[0].Contents = pdf.make_stream(b"0 0 9 9 re f")


@breaks("PDFIN-003-no-original")
def _(pdf: Any) -> None:
    without = [pdf.Root.AF[0], pdf.Root.AF[1]]
    del pdf.Root.Names
    pdf.Root.AF = pikepdf.Array(without)


if __name__ == "__main__":
    main()
