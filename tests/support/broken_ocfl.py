"""Makes `samples/broken/ocfl` and `samples/broken/ocfl-root`: for each rule a tiny object or storage root that breaks it.

    .venv/bin/python -m tests.support.broken_ocfl

The codes at the beginning of a name are all the errors that are there, the first one being the sample's own; where there are
more, the specification has two codes for one fault. Each sample is a zip, because an object is many files, or a tar for what a
zip cannot hold. A test makes all of it again in memory and compares.
"""

import copy
import io
import json
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.support.ocfl_objects import CORRECTED, STORY, Edit, Files, digest, obj, put, root, without

SAMPLES = Path(__file__).parents[2] / "samples" / "broken"
DATA = STORY["story.txt"]
SUM, MD5 = digest(DATA), digest(DATA, "md5")
COPY = {"v1/content/copy.txt": DATA}
LAYOUT = "0003-hash-and-id-n-tuple-storage-layout"
HOME = "3c0/ff4/240/object-01"  # of the identifier object-01
TEN = tuple(f"v{n:02}" for n in range(1, 11))


def _set(**values: Any) -> Edit:
    """Return what states keys of an inventory."""
    return lambda inventory: inventory.update(values)


def _del(key: str) -> Edit:
    return lambda inventory: inventory.pop(key)


def _version(**values: Any) -> Edit:
    """Return what states keys of version v1."""
    return lambda inventory: inventory["versions"]["v1"].update(values)


def _del_version(key: str) -> Edit:
    return lambda inventory: inventory["versions"]["v1"].pop(key)


def _state(paths: list[str]) -> Edit:
    return lambda inventory: inventory["versions"]["v1"]["state"].update({SUM: paths})


def _manifest(*paths: str, key: str = SUM) -> Edit:
    return lambda inventory: inventory["manifest"].setdefault(key, []).extend(paths)


def _fixity(**blocks: Any) -> Edit:
    return _set(fixity=blocks)


def _version_added(name: str) -> Edit:
    return lambda inventory: inventory["versions"].update({name: inventory["versions"]["v1"]})


def _key_replaced(block: dict[str, Any], old: str, new: str) -> None:
    block[new] = block.pop(old)


def _digest_replaced(new: str, algorithm: str) -> Edit:
    """Return what replaces the digest of the story in manifest and state."""

    def edit(inventory: dict[str, Any]) -> None:
        old = digest(DATA, algorithm)
        _key_replaced(inventory["manifest"], old, new)
        _key_replaced(inventory["versions"]["v1"]["state"], old, new)

    return edit


def _other_inventory() -> Files:
    """Return an object whose newest version has another inventory than the object, each with its digest."""
    files = obj()
    other: dict[str, Any] = {}
    obj(edit=lambda inventory: other.update(copy.deepcopy(inventory)))
    other["versions"]["v1"]["message"] = "Another message"
    put(files, "v1/", other)
    return files


FLIPPED = DATA.replace(b"Monday", b"Friday")
OBJECTS: dict[str, Files] = {
    "E001-extra-file": obj(extra={"readme.txt": b"Who put this here?\n"}),
    "E003-no-declaration": without(obj(), "0="),
    "E004-E003-version-9": obj(extra={"0=ocfl_object_9.9": b"ocfl_object_9.9\n"}),
    "E006-other-declaration": obj(extra={"0=moab_object": b"moab_object\n"}),
    "E007-no-line-feed": obj(extra={"0=ocfl_object_1.1": b"ocfl_object_1.1"}),
    "E008-no-versions": without(obj({}, edit=_set(versions={})), "v1/"),
    "E009-begins-with-2": obj(names=("v2",)),
    "E010-skips-2": obj(STORY, CORRECTED, names=("v1", "v3")),
    "E011-E013-no-room-for-a-zero": obj(*[STORY] * 10, names=TEN),
    "E012-padded-and-not": obj(STORY, CORRECTED, names=("v1", "v02")),
    "E013-E011-leaves-the-convention": obj(*[CORRECTED] * 10, names=TEN),
    "E014-names-version-9": obj(edit=_manifest("v9/content/story.txt")),
    "E015-beside-the-content": obj(extra={"v1/stray.txt": b"Stray.\n"}),
    "E017-content-with-slash": obj(edit=_set(contentDirectory="con/tent")),
    "E018-content-of-dots": obj(edit=_set(contentDirectory="..")),
    "E019-content-set-later": obj(STORY, CORRECTED, edit=_set(contentDirectory="content")),
    "E020-content-changes": obj({}, STORY, older={"v1": _set(contentDirectory="data")}),
    "E023-not-listed": obj(extra={"v1/content/stray.txt": b"Stray.\n"}),
    "E025-md5": obj(algorithms=("md5",)),
    "E029-short-sha1": obj(edit=_fixity(sha1={"c0ffee": ["v1/content/story.txt"]})),
    "E030-short-sha256": obj(algorithms=("sha256",), edit=_digest_replaced("c0ffee", "sha256")),
    "E031-short-sha512": obj(edit=_digest_replaced("c0ffee", "sha512")),
    "E032-short-blake2b": obj(edit=_fixity(**{"blake2b-512": {"c0ffee": ["v1/content/story.txt"]}})),
    "E033-cut-off": obj(extra={"inventory.json": b'{"id": "urn:example:harbour",\n'}),
    "E036-no-head": obj(edit=_del("head")),
    "E037-empty-id": obj(edit=_set(id="")),
    "E038-of-another-version": obj(edit=_set(type="https://ocfl.io/1.0/spec/#inventory")),
    "E040-head-is-9": obj(edit=_set(head="v9")),
    "E041-no-manifest": obj({}, edit=_del("manifest")),
    "E042-beside-the-content": obj(edit=_manifest("v1/story.txt")),
    "E043-no-versions-block": without(obj({}, edit=_del("versions")), "v1/"),
    "E044-versions-in-a-list": without(obj({}, edit=_set(versions=[])), "v1/"),
    "E046-folder-of-version-9": obj(extra={"v9/content/story.txt": DATA}),
    "E047-version-is-a-text": obj({}, edit=lambda inventory: inventory["versions"].update(v1="first")),
    "E048-never-created": obj(edit=_del_version("created")),
    "E049-no-zone": obj(edit=_version(created="2026-11-22T09:30:00")),
    "E050-other-case": obj(edit=lambda inventory: _key_replaced(inventory["versions"]["v1"]["state"], SUM, SUM.upper())),
    "E052-climbs-out": obj(edit=_state(["../story.txt"])),
    "E053-begins-with-slash": obj(edit=_state(["/story.txt"])),
    "E054-nameless-user": obj(edit=_version(user={"address": "mailto:anna@example.org"})),
    "E056-fixity-by-crc32": obj(edit=_fixity(crc32={"1a2b3c4d": ["v1/content/story.txt"]})),
    "E057-fixity-of-unlisted-file": obj(edit=_fixity(md5={MD5: ["v1/content/other.txt"]})),
    "E058-no-digest-file": without(obj(), "inventory.json.sha512"),
    "E059-digest-file-of-another": obj(extra={"inventory.json.sha256": b"c0ffee inventory.json\n"}),
    "E060-other-digest": obj(extra={"inventory.json.sha512": f"{SUM} inventory.json\n".encode()}),
    "E061-digest-alone": obj(extra={"inventory.json.sha512": f"{SUM}\n".encode()}),
    "E063-no-inventory": without(obj(), "inventory.json"),
    "E064-not-a-copy": _other_inventory(),
    "E066-other-state": obj(STORY, CORRECTED, older={"v1": _state(["tale.txt"])}),
    "E067-file-in-extensions": obj(extra={"extensions/readme.txt": b"Who put this here?\n"}),
    "E092-changed": obj(extra={"v1/content/story.txt": FLIPPED}),
    "E092-missing": without(obj(), "v1/content/"),
    "E093-other-md5": obj(edit=_fixity(md5={digest(FLIPPED, "md5"): ["v1/content/story.txt"]})),
    "E093-other-size": obj(edit=_fixity(size={"36": ["v1/content/story.txt"]})),
    "E094-message-is-a-number": obj(edit=_version(message=1)),
    "E095-path-twice": obj(edit=_state(["story.txt", "story.txt"])),
    "E095-file-and-folder": obj(edit=_state(["story", "story/story.txt"])),
    "E096-digest-twice": obj(edit=_manifest("v1/content/copy.txt", key=SUM.upper()), extra=COPY),
    "E097-md5-twice": obj(
        edit=lambda inventory: (
            _manifest("v1/content/copy.txt")(inventory),
            _fixity(md5={MD5: ["v1/content/story.txt"], MD5.upper(): ["v1/content/copy.txt"]})(inventory),
        ),
        extra=COPY,
    ),
    "E099-climbs-out": obj(edit=_manifest("v1/content/../story.txt")),
    "E100-begins-with-slash": obj(edit=_manifest("/v1/content/story.txt")),
    "E101-path-twice": obj(edit=_manifest("v1/content/story.txt")),
    "E102-further-key": obj(edit=_set(title="The harbour")),
    "E103-older-after-newer": obj(STORY, CORRECTED, spec="1.0", older={"v1": _set(type="https://ocfl.io/1.1/spec/#inventory")}),
    "E104-version-by-name": obj(edit=_version_added("first")),
    "E105-version-0": obj(edit=_version_added("v0")),
    "E106-manifest-in-a-list": obj({}, edit=_set(manifest=[])),
    "E107-not-used": obj(
        edit=_manifest("v1/content/draft.txt", key=digest(b"A draft.\n")), extra={"v1/content/draft.txt": b"A draft.\n"}
    ),
    "E108-content-without-name": obj(edit=_set(contentDirectory="")),
    "E110-E037-other-id": obj(STORY, CORRECTED, older={"v1": _set(id="urn:example:harbor")}),
    "E111-fixity-is-null": obj(edit=_set(fixity=None)),
    "W001-padded": obj(names=("v001",)),
    "W002-further-folder": obj(extra={"v1/notes/todo.txt": b"Nothing.\n"}),
    "W004-sha256": obj(algorithms=("sha256",)),
    "W005-id-is-a-word": obj(edit=_set(id="harbour")),
    "W007-no-message": obj(edit=_del_version("message")),
    "W008-no-address": obj(edit=_version(user={"name": "Anna Muster"})),
    "W009-address-is-a-street": obj(edit=_version(user={"name": "Anna Muster", "address": "1 Quay Street"})),
    "W010-version-without-inventory": without(obj(), "v1/inventory"),
    "W011-other-message": obj(STORY, CORRECTED, older={"v1": _version(message="First version")}),
    "W013-unregistered-extension": obj(extra={"extensions/harbour-notes/config.json": b"{}\n"}),
    "OCFL-003-E102-a-thousand-keys": obj(edit=lambda inventory: inventory.update({f"k{n}": 0 for n in range(1001)})),
}  # fmt: skip


def _layout(name: Any = LAYOUT, **more: Any) -> bytes:
    return json.dumps({"extension": name, "description": "By hash and identifier.", **more}).encode()


def _named(identifier: str) -> Files:
    return obj(edit=_set(id=identifier))


ROOTS: dict[str, Files] = {
    "E037-same-id": root({"harbour": obj(), "harbor": obj()}),
    "E069-no-declaration": without(root({"harbour": _named("harbour")}), "0=")
    | {"ocfl_layout.json": _layout("0002-flat-direct-storage-layout")},
    "E070-no-description": root() | {"ocfl_layout.json": _layout(description=None)},
    "E071-unheard-of-layout": root() | {"ocfl_layout.json": _layout("harbour-layout")},
    "E072-stray-file": root({"a/harbour": obj()}) | {"a/readme.txt": b"Who put this here?\n"},
    "E076-two-declarations": root() | {"0=ocfl_1.0": b"ocfl_1.0\n"},
    "E077-E076-version-9": root() | {"0=ocfl_9.9": b"ocfl_9.9\n"},
    "E079-other-declaration": root() | {"0=moab_store": b"moab_store\n"},
    "E080-no-line-feed": root() | {"0=ocfl_1.1": b"ocfl_1.1"},
    "E081-newer-object": root({"harbour": obj()}, spec="1.0"),
    "E086-file-in-extensions": root(spec="1.0") | {"extensions/readme.txt": b"Who put this here?\n"},
    "E112-file-in-extensions": root() | {"extensions/readme.txt": b"Who put this here?\n"},
    "W014-elsewhere": root({HOME: _named("object-01"), "3c0/ff4/241/object-02": _named("object-02")})
    | {"ocfl_layout.json": _layout()},
    "W015-top-and-deep": root({"harbour": obj(), "a/bridge": _named("urn:example:bridge")}),
    "W016-unregistered-extension": root() | {"extensions/harbour-notes/config.json": b"{}\n"},
    "OCFL-003-E072-a-thousand-strays": root() | {f"a/{n}/x": b"" for n in range(1001)},
}


def zipped(files: Files, *more: tuple[str, bytes], folders: Iterable[str] = ()) -> bytes:
    """Return a zip of files in the folder `it`, further entries, and empty folders."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        entries = [*((f"it/{path}", data) for path, data in files.items()), *more, *((f"it/{path}/", b"") for path in folders)]
        for path, data in entries:
            info = zipfile.ZipInfo(path)
            info.create_system = 3
            info.external_attr = 0o40755 << 16 if path.endswith("/") else 0o100644 << 16
            target.NameToInfo.pop(path, None)
            target.writestr(info, data)
    return stream.getvalue()


def tarred(files: Files, name: str, kind: bytes, link: str = "") -> bytes:
    """Return a tar of files in the folder `it`, and of a member that is no file."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as target:
        for path, data in files.items():
            member = tarfile.TarInfo(f"it/{path}")
            member.size = len(data)
            target.addfile(member, io.BytesIO(data))
        odd = tarfile.TarInfo(f"it/{name}")
        odd.type, odd.linkname = kind, link
        target.addfile(odd)
    return stream.getvalue()


def samples() -> dict[str, bytes]:
    """Return path below `samples/broken` -> content."""
    made = {f"ocfl/{name}.zip": zipped(files) for name, files in OBJECTS.items()}
    made |= {f"ocfl-root/{name}.zip": zipped(files) for name, files in ROOTS.items()}
    made["ocfl/E024-empty-folder.zip"] = zipped(obj(), folders=["v1/content/photos"])
    made["ocfl/W003-empty-content.zip"] = zipped(obj({}), folders=["v1/content"])
    made["ocfl-root/E073-empty-folder.zip"] = zipped(root({"a/harbour": obj()}), folders=["b"])
    for folder, files, inside in (("ocfl", obj(), "v1/content"), ("ocfl-root", root({"a/harbour": obj()}), "a")):
        made[f"{folder}/E089-pipe.tar"] = tarred(files, f"{inside}/pipe", tarfile.FIFOTYPE)
        made[f"{folder}/E090-link.tar"] = tarred(files, f"{inside}/link", tarfile.SYMTYPE, "../../secret.txt")
        path = next(path for path in files if path.startswith("0="))
        made[f"{folder}/OCFL-001-second-entry.zip"] = zipped(files, (f"it/{path}", b"another\n"))
        made[f"{folder}/OCFL-002-beside.zip"] = zipped(files, ("__MACOSX/._it", b"\0"))
    return made


def main() -> None:
    """Write all samples."""
    for name, data in samples().items():
        (SAMPLES / name).parent.mkdir(parents=True, exist_ok=True)
        (SAMPLES / name).write_bytes(data)


if __name__ == "__main__":
    main()
