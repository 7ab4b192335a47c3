"""What is no text is named for what it seems to be; what may be text is let through."""

import gzip
import io
import tarfile
import zipfile

import pytest

from archive.markup.binaries import binary_kind, signature


def a_zip() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("story.txt", "text")
    return buffer.getvalue()


def a_tar() -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("story.txt"))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (a_zip(), "ZIP"),
        (a_tar(), "tar archive"),
        (gzip.compress(b"text"), "gzip"),
        (b"%PDF-1.7\n", "PDF"),
        (b"{\\rtf1\\ansi Story}", "Rich Text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "PNG"),
        (b"\xff\xd8\xff\xe0JFIF", "JPEG"),
        (b"\x00\x00\x00\x18ftypmp42", "MP4"),
    ],
)
def test_real_formats_are_named(data: bytes, kind: str) -> None:
    assert kind in signature(data)
    assert kind in binary_kind(data)


def test_many_control_characters_are_binary_without_any_signature() -> None:
    assert not signature(bytes(range(32)) * 4)
    assert binary_kind(bytes(range(32)) * 4) == "binary data"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"A plain story.\n",
        b"Bell\x07 and end of file\x1a in a long wire message " * 3,
        "Ein Fährschiff".encode("cp1252"),
        b"\tindented\x0b\x0cpaged\x1b[0m text " * 500,
        bytes(range(0x80, 0x100)),
    ],
)
def test_text_with_a_few_odd_bytes_is_not_binary(data: bytes) -> None:
    assert not binary_kind(data)


def test_controls_far_behind_the_head_do_not_matter_here() -> None:
    assert not binary_kind(b"word " * 2000 + bytes(1000))
