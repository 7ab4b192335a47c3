"""Makes `samples/broken/bagit`: for each rule of the bag judge a tiny bag that breaks it and no other MUST.

    .venv/bin/python -m tests.support.broken_bags

What git cannot hold (pipes, empty folders, second entries of a name) lies in a tar or zip. The stories are ours and CC0. A test
makes all of it again in memory and compares, so the samples cannot drift from this file.
"""

import io
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from tests.support.bags import STORY, bag, listing, write

FOLDER = Path(__file__).parents[2] / "samples" / "broken" / "bagit"
OLD = b"BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n"
NAME = "data/story.txt"
SUM = listing(STORY, "sha512").split()[0]
TWO = {**STORY, "data/weather.txt": b"Rain until noon.\n"}


def _declared(first: bytes, second: bytes = b"Tag-File-Character-Encoding: UTF-8\n") -> dict[str, bytes]:
    return bag(declaration=first + second)


def _info(text: bytes) -> dict[str, bytes]:
    return bag(tags={"bag-info.txt": text})


def _manifest(lines: bytes, payload: Mapping[str, bytes] = STORY, declaration: bytes = b"") -> dict[str, bytes]:
    more = {"declaration": declaration} if declaration else {}
    return bag(payload, tags={"manifest-sha512.txt": lines}, **more)


def _tag_manifest(extra: bytes) -> dict[str, bytes]:
    files = bag()
    return files | {"tagmanifest-sha512.txt": files["tagmanifest-sha512.txt"] + extra}


def _fetch(text: bytes, **more: bytes) -> dict[str, bytes]:
    return bag(tags={"fetch.txt": text}, **more)  # type: ignore[arg-type]


def _without(files: dict[str, bytes], *paths: str) -> dict[str, bytes]:
    return {path: data for path, data in files.items() if path not in paths}


FOLDERS: dict[str, dict[str, bytes]] = {
    "BAG-001-no-declaration": (
        _without(bag(), "bagit.txt", "tagmanifest-sha512.txt")
        | {"tagmanifest-sha512.txt": listing({"manifest-sha512.txt": listing(STORY, "sha512")}, "sha512")}
    ),
    "BAG-002-declaration-with-mark": _declared(b"\xef\xbb\xbfBagIt-Version: 1.0\n"),
    "BAG-003-not-utf-8": _info(b"Contact-Name: Ren\xe9e Muster\n"),
    "BAG-004-last-line-open": _info(b"Contact-Name: Anna Muster"),
    "BAG-005-third-line": _declared(b"BagIt-Version: 1.0\n", b"Tag-File-Character-Encoding: UTF-8\nMade-By: hand\n"),
    "BAG-006-two-versions": _declared(b"BagIt-Version: 1.0\n", b"Tag-File-Character-Encoding: UTF-8\nBagIt-Version: 1.0\n"),
    "BAG-007-lines-swapped": _declared(b"Tag-File-Character-Encoding: UTF-8\n", b"BagIt-Version: 1.0\n"),
    "BAG-008-two-blanks": _declared(b"BagIt-Version:  1.0\n"),
    "BAG-009-no-encoding": _declared(b"BagIt-Version: 1.0\n", b""),
    "BAG-010-version-2": _declared(b"BagIt-Version: 2.0\n"),
    "BAG-011-no-such-encoding": _declared(b"BagIt-Version: 1.0\n", b"Tag-File-Character-Encoding: UTF-99\n"),
    "BAG-012-latin-1": bag(
        declaration=b"BagIt-Version: 1.0\nTag-File-Character-Encoding: ISO-8859-1\n",
        tags={"bag-info.txt": b"Contact-Name: Ren\xe9e Muster\n"},
    ),
    "BAG-013-info-with-mark": _info(b"\xef\xbb\xbfContact-Name: Anna Muster\n"),
    "BAG-014-declaration-without-end": bag(
        declaration=b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n" + b"\n" * 4096
    ),
    "BAG-015-no-data": bag({}),
    "BAG-016-no-manifest": _without(bag(algorithms=(), tag_algorithms=("sha512",)), "manifest-sha512.txt"),
    "BAG-017-name-not-normalised": bag(
        algorithms=(), tag_algorithms=("sha512",), tags={"manifest-SHA-512.txt": listing(STORY, "sha512")}
    ),
    "BAG-018-unknown-algorithm": bag(algorithms=(), tags={"manifest-crc32.txt": b"1a2b3c4d  data/story.txt\n"}),
    "BAG-019-unregistered-algorithm": bag(algorithms=("sha224", "sha512")),
    "BAG-020-comment": _manifest(b"# by hand\n" + listing(STORY, "sha512")),
    "BAG-020-hash-only": _manifest(listing(STORY, "sha512") + SUM + b"\n"),
    "BAG-021-short-checksum": _manifest(b"c0ffee  data/story.txt\n"),
    "BAG-022-bare-percent": bag({"data/100%.txt": b"All of it.\n"}),
    "BAG-023-bare-percent-in-old-bag": bag({"data/100%.txt": b"All of it.\n"}, declaration=OLD),
    "BAG-024-star": _manifest(SUM + b" *data/story.txt\n"),
    "BAG-025-dot-slash": _manifest(SUM + b"  ./data/story.txt\n"),
    "BAG-026-lists-folder": _manifest(listing(STORY, "sha512") + SUM + b"  data/\n"),
    "BAG-027-climbs-out": _manifest(listing(STORY, "sha512") + SUM + b"  data/../../story.txt\n"),
    "BAG-028-lists-tag-file": _manifest(listing(STORY, "sha512") + SUM + b"  bagit.txt\n"),
    "BAG-029-listed-twice": _manifest(listing(STORY, "sha512") * 2),
    "BAG-082-listed-again-in-old-bag": _manifest(listing(STORY, "sha512") * 2, declaration=OLD),
    "BAG-030-tag-manifest-lists-payload": _tag_manifest(listing(STORY, "sha512")),
    "BAG-031-tag-manifest-lists-itself": _tag_manifest(SUM + b"  tagmanifest-sha512.txt\n"),
    "BAG-032-tag-manifest-without-manifest": bag()
    | {"tagmanifest-sha512.txt": listing({"bagit.txt": bag()["bagit.txt"]}, "sha512")},
    "BAG-033-unlisted-tag-file": bag() | {"notes.txt": b"Unlisted.\n"},
    "BAG-034-other-algorithms": bag(algorithms=("sha256",), tag_algorithms=("sha512",)),
    "BAG-035-no-tag-manifest": bag(tag_algorithms=()),
    "BAG-036-missing-file": bag(listed=TWO),
    "BAG-037-to-be-fetched": bag(listed=TWO, tags={"fetch.txt": b"https://example.org/weather.txt 17 data/weather.txt\n"}),
    "BAG-038-unlisted-file": bag(TWO, listed=STORY),
    "BAG-039-second-manifest-incomplete": bag(
        TWO, algorithms=("sha256", "sha512"), tags={"manifest-sha256.txt": listing(STORY, "sha256")}
    ),
    "BAG-040-changed-file": bag() | {NAME: b"The harbour opens again on Sunday.\n"},
    "BAG-042-other-normal-form": bag({"data/Caf\u00e9.txt": b"Closed.\n"}, listed={"data/Cafe\u0301.txt": b"Closed.\n"}),
    "BAG-043-only-case-differs": bag({**STORY, "data/Story.txt": b"Another.\n"}),
    "BAG-044-reserved-name": bag({"data/aux.txt": b"Windows cannot make this.\n"}),
    "BAG-045-thumbs": bag({**STORY, "data/Thumbs.db": b"\0"}),
    "BAG-046-no-colon": _info(b"Contact-Name Anna Muster\n"),
    "BAG-047-blank-before-colon": _info(b"Contact-Name : Anna Muster\n"),
    "BAG-048-no-blank-after-colon": _info(b"Contact-Name:Anna Muster\n"),
    "BAG-049-two-blanks-after-colon": _info(b"Contact-Name:  Anna Muster\n"),
    "BAG-050-no-value": _info(b"Contact-Name: \n"),
    "BAG-051-blank-line": _info(b"Contact-Name: Anna Muster\n\n"),
    "BAG-052-long-line": _info(b"External-Description: " + b"All quiet in the harbour. " * 3 + b"\n"),
    "BAG-053-two-dates": _info(b"Bagging-Date: 2026-11-22\nBagging-Date: 2026-11-23\n"),
    "BAG-054-two-oxums": _info(b"Payload-Oxum: 35.1\nPayload-Oxum: 35.1\n"),
    "BAG-055-malformed-oxum": _info(b"Payload-Oxum: 35 bytes\n"),
    "BAG-056-wrong-oxum": _info(b"Payload-Oxum: 35.2\n"),
    "BAG-057-malformed-date": _info(b"Bagging-Date: 22 November 2026\n"),
    "BAG-058-malformed-count": _info(b"Bag-Count: first\nBag-Group-Identifier: harbour\n"),
    "BAG-059-count-alone": _info(b"Bag-Count: 1 of 2\n"),
    "BAG-060-two-columns": _fetch(b"https://example.org/story.txt data/story.txt\n"),
    "BAG-061-relative-url": _fetch(b"story.txt 35 data/story.txt\n"),
    "BAG-062-length-in-words": _fetch(b"https://example.org/story.txt long data/story.txt\n"),
    "BAG-063-fetches-tag-file": _fetch(b"https://example.org/bagit.txt - bagit.txt\n"),
    "BAG-064-fetches-unlisted-file": _fetch(b"https://example.org/weather.txt - data/weather.txt\n"),
    "BAG-065-other-length": _fetch(b"https://example.org/story.txt 36 data/story.txt\n"),
    "BAG-066-local-url": _fetch(b"file:///etc/hostname 35 data/story.txt\n"),
    "BAG-067-has-fetch": _fetch(b"https://example.org/story.txt 35 data/story.txt\n"),
    "BAG-068-old-fetch": _fetch(b"https://example.org/story.txt 35 story.txt\n", declaration=OLD),
    "BAG-069-fetched-twice": _fetch(b"https://example.org/story.txt 35 data/story.txt\n" * 2),
    "BAG-081-md5-alone": bag(algorithms=("md5",)),
    "BAG-099-a-thousand-faults": _info(b"Contact-Name: Anna Muster\n" + b"\n" * 1002),
}


def _tar(files: Mapping[str, bytes], *others: tarfile.TarInfo, top: str = "bag/") -> bytes:
    """Return a tar of files and of other members."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as target:
        for path, data in files.items():
            member = tarfile.TarInfo(top + path)
            member.size = len(data)
            target.addfile(member, io.BytesIO(data))
        for member in others:
            target.addfile(member)
    return stream.getvalue()


def _member(name: str, kind: bytes, link: str = "") -> tarfile.TarInfo:
    """Return a tar member that is no file."""
    member = tarfile.TarInfo(name)
    member.type, member.linkname = kind, link
    return member


def _zip(*files: tuple[str, bytes]) -> bytes:
    """Return a zip of files in their order, names repeated or not."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for path, data in files:
            info = zipfile.ZipInfo(path)
            info.create_system = 3
            info.external_attr = 0o100644 << 16
            target.NameToInfo.pop(path, None)
            target.writestr(info, data)
    return stream.getvalue()


def _zipped(files: Mapping[str, bytes], *more: tuple[str, bytes]) -> bytes:
    return _zip(*((f"bag/{path}", data) for path, data in files.items()), *more)


def _encrypted() -> bytes:
    """Return a zip in which one entry says that it is encrypted, in both of its headers."""
    data = bytearray(_zipped(_without(bag(TWO), "data/weather.txt"), ("bag/data/weather.txt", TWO["data/weather.txt"])))
    data[data.rindex(b"PK\3\4") + 6] |= 1
    data[data.rindex(b"PK\1\2") + 8] |= 1
    return bytes(data)


FILES: dict[str, bytes] = {
    "BAG-041-wrong-crc.zip": _zipped(bag()).replace(STORY[NAME], STORY[NAME].replace(b"Monday", b"Friday")),
    "BAG-070-link.tar": _tar(bag(listed=TWO), _member("bag/data/weather.txt", tarfile.SYMTYPE, "../../secret.txt")),
    "BAG-071-pipe.tar": _tar(bag(), _member("bag/data/pipe", tarfile.FIFOTYPE)),
    "BAG-072-climbs-out.tar": _tar(bag(), _member("bag/../../evil.txt", tarfile.REGTYPE)),
    "BAG-073-second-entry.zip": _zipped(bag(), (f"bag/{NAME}", b"Another story.\n")),
    "BAG-074-encrypted.zip": _encrypted(),
    "BAG-075-beside-the-bag.zip": _zipped(bag(), ("__MACOSX/._bag", b"\0")),
    "BAG-076-headers-disagree.zip": _zipped(bag(TWO)).replace(b"bag/data/weather.txt", b"bag/data/whether.txt", 1),
    "BAG-080-empty-folder.tar": _tar(bag(), _member("bag/data/nothing", tarfile.DIRTYPE)),
}


def main() -> None:
    """Write all samples that are not there."""
    for name, files in FOLDERS.items():
        write(FOLDER / name, files)
    for name, data in FILES.items():
        FOLDER.mkdir(parents=True, exist_ok=True)
        (FOLDER / name).write_bytes(data)


if __name__ == "__main__":
    main()
