"""Manifests are written sorted and encoded, read back, and read to the letter; a large one costs seconds and little memory."""

import io
import time
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.bagit import manifest
from archive.bagit.algorithms import ManifestName
from archive.bagit.manifest import Manifest
from archive.findings import Finding

MD5 = "00112233445566778899aabbccddeeff"
PAYLOAD = ManifestName(file="manifest-md5.txt", algorithm="md5", is_tag=False)
TAG = ManifestName(file="tagmanifest-md5.txt", algorithm="md5", is_tag=True)


def read(data: bytes, name: ManifestName = PAYLOAD, *, strict: bool = True) -> tuple[Manifest, list[Finding]]:
    listing, findings = manifest.read(io.BytesIO(data), name, "utf-8", strict=strict)
    return listing, list(findings)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)
        .map(lambda name: f"data/x{name}x")
        .filter(lambda path: not {"", ".", ".."} & set(path.replace("\\", "/").split("/"))),
        st.binary(min_size=16, max_size=16),
    )
)
def test_what_is_written_is_read_back(digests: dict[str, bytes]) -> None:
    listing, findings = read(manifest.write({path: value.hex() for path, value in digests.items()}))
    assert findings == []
    assert listing.digests == digests
    assert list(listing.digests) == sorted(digests, key=str.encode)
    assert list(listing.lines().values()) == list(range(1, len(digests) + 1))


@pytest.mark.parametrize(
    ("line", "path", "codes"),
    [
        (f"{MD5}  data/a", "data/a", []),
        (f"{MD5.upper()}\tdata/a b ", "data/a b ", []),
        (f"{MD5} *data/a", "data/a", ["BAG-024"]),
        (f"{MD5}  ././data/a", "data/a", ["BAG-025"]),
        (f"{MD5}  data/%25", "data/%", []),
        (f"{MD5}  data/%41", "data/%41", ["BAG-022"]),
        (f"{MD5}  data/", None, ["BAG-026"]),
        (f"{MD5}  data/./a", None, ["BAG-027"]),
        (f"{MD5}  data/a/../b", None, ["BAG-027"]),
        (f"{MD5}  /data/a", None, ["BAG-027"]),
        (f"{MD5}  C:data/a", None, ["BAG-027"]),
        (f"{MD5}  %HomeDrive%\\a", None, ["BAG-022", "BAG-027"]),
        (f"{MD5}  data\\a", None, ["BAG-028"]),
        (f"{MD5}  database/a", None, ["BAG-028"]),
        (f"{MD5}ff  data/a", "data/a", ["BAG-021"]),
        (f"{MD5}f  data/a", "data/a", ["BAG-021"]),
        (f"\\{MD5}  data/a", None, ["BAG-020"]),
        (f"{MD5}data/a", None, ["BAG-020"]),
        (f"{MD5}", None, ["BAG-020"]),
        (f" {MD5}  data/a", None, ["BAG-020"]),
        ("# comment", None, ["BAG-020"]),
        ("", None, ["BAG-020"]),
    ],
)
def test_lines_are_read_to_the_letter(line: str, path: str | None, codes: list[str]) -> None:
    listing, findings = read(f"{MD5}  data/first\n{line}\n".encode())
    assert [finding.rule.code for finding in findings] == codes
    assert all(finding.where.line == 2 for finding in findings)
    assert list(listing.digests) == ["data/first", *([path] if path else [])]


@pytest.mark.parametrize("spelling", ["data/a", "./data/a"])
@pytest.mark.parametrize(
    ("checksum", "strict", "code"),
    [(MD5, True, "BAG-029"), (MD5[::-1], True, "BAG-029"), (MD5[::-1], False, "BAG-029"), (MD5.upper(), False, "BAG-082")],
)
def test_a_second_line_for_a_file_is_an_error_unless_an_older_bag_says_the_same(
    spelling: str, checksum: str, code: str, *, strict: bool
) -> None:
    listing, findings = read(f"{MD5}  data/a\n{checksum}  {spelling}\n".encode(), strict=strict)
    assert [finding.rule.code for finding in findings if finding.rule.code != "BAG-025"] == [code]
    assert listing.digests == {"data/a": bytes.fromhex(MD5)}


@pytest.mark.parametrize(
    ("path", "codes"),
    [
        ("bag-info.txt", []),
        ("manifest-md5.txt", []),
        ("x/tagmanifest-md5.txt", []),
        ("data/a", ["BAG-030"]),
        ("tagmanifest-sha1.txt", ["BAG-031"]),
    ],
)
def test_tag_manifests_list_tag_files(path: str, codes: list[str]) -> None:
    assert [finding.rule.code for finding in read(f"{MD5}  {path}\n".encode(), TAG)[1]] == codes


def test_a_bare_percent_sign_is_less_bad_in_old_bags() -> None:
    assert [finding.rule.code for finding in read(f"{MD5}  data/50%\n".encode(), strict=False)[1]] == ["BAG-023"]


def test_300_000_lines_are_read_in_seconds_and_little_memory() -> None:
    data = b"".join(b"%032x  data/%03d/photograph-number-%06d.jpg\n" % (n, n % 500, n) for n in range(300_000))
    begun = time.process_time()
    listing, findings = read(data)
    assert time.process_time() - begun < 10
    assert findings == []
    assert len(listing.digests) == 300_000
    del listing
    tracemalloc.start()
    listing, _ = read(data[: len(data) // 30])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 600 * len(listing.digests), "a block in hand, and a path and a checksum per line"
