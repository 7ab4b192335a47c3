"""Parts of a word-processor file: what is damaged, disagrees or is too large is refused before it is unpacked."""

import io
import struct
import time
import tracemalloc
import zipfile

import pytest

from archive.docx.parts import MAX_PART, Parts, Relation, looks_like_docx
from archive.errors import SourceError
from tests.support.docx_files import docx, p, sources, zipped


def test_parts_and_relations() -> None:
    parts = Parts(sources()["reading-room.docx"])
    (main,) = parts.related("", "officeDocument")
    assert main == "word/document.xml"
    relations = parts.relations(main)
    assert relations["i"] == Relation(kind="image", target="word/media/image1.png", external=False)
    assert relations["l"] == Relation(kind="hyperlink", target="https://library.example/plan", external=True)
    assert parts.read("no such part") is None
    assert parts.xml("word/none.xml") is None


def test_targets_cannot_leave_the_file() -> None:
    data = docx(p("x"), relations={"a": ("image", "../../../etc/passwd"), "b": ("image", "/word/media/x.png")})
    relations = Parts(data).relations("word/document.xml")
    assert Parts(data).read(relations["a"].target) is None
    assert relations["b"].target == "word/media/x.png"


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_stored_and_deflated_parts_are_read(method: int) -> None:
    assert Parts(zipped({"a": b"x" * 5000}, method)).read("a") == b"x" * 5000


def test_a_damaged_part_is_refused() -> None:
    data = bytearray(zipped({"a": b"letters"}))
    data[data.index(b"letters")] ^= 1
    with pytest.raises(SourceError, match="checksum"):
        Parts(bytes(data), "in.docx").read("a")
    with pytest.raises(SourceError):
        Parts(bytes(data[: len(data) // 2]))


def lying(size: int) -> bytes:
    """Return a zip whose only part states another size than it has, in both headers."""
    data = bytearray(zipped({"a": b"x" * 100_000}, zipfile.ZIP_DEFLATED))
    for place in (22, data.index(b"PK\1\2") + 24):
        data[place : place + 4] = struct.pack("<L", size)
    return bytes(data)


@pytest.mark.parametrize("size", [10, MAX_PART + 1, 2**31])
def test_a_lie_about_the_size_is_not_unpacked(size: int) -> None:
    with pytest.raises(SourceError):
        Parts(lying(size)).read("a")


def test_a_bomb_costs_nothing() -> None:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
        target.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(200):
            part.write(bytes(1 << 20))
    tracemalloc.start()
    before = time.process_time()
    with pytest.raises(SourceError, match=r"limits|claims"):
        Parts(out.getvalue()).read("word/document.xml")
    assert time.process_time() - before < 1
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_two_parts_of_one_name_and_too_many_parts_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        target.writestr("a", b"1")
        with pytest.warns(UserWarning, match="Duplicate"):
            target.writestr("a", b"2")
    with pytest.raises(SourceError, match="same name"):
        Parts(out.getvalue())
    with pytest.raises(SourceError, match="parts"):
        Parts(zipped({str(n): b"" for n in range(10_001)}))


def test_a_document_type_is_refused() -> None:
    attack = b'<!DOCTYPE w [<!ENTITY a "x">]><w>&a;</w>'
    with pytest.raises(SourceError, match="DOCTYPE"):
        Parts(zipped({"a.xml": attack})).xml("a.xml")


def test_recognising() -> None:
    assert looks_like_docx(docx(p("x")))
    assert not looks_like_docx(zipped({"a.txt": b"[Content_Types].xml word/document.xml"}))
    assert not looks_like_docx(zipped({"[Content_Types].xml": b"", "xl/workbook.xml": b""}))
    assert not looks_like_docx(b"PK\3\4")
    assert not looks_like_docx(b"")
