"""Makes `samples/broken/bagit-profile`: for each rule a profile and a tiny bag that breaks that rule and no other MUST.

    .venv/bin/python -m tests.support.broken_profiles

Each sample is a folder with `profile.json` and `bag/`, or `bag.zip`. A test makes all of it again in memory and compares.
"""

import json
from pathlib import Path
from typing import Any

from tests.support.bags import bag, write
from tests.support.broken_bags import _zipped

FOLDER = Path(__file__).parents[2] / "samples" / "broken" / "bagit-profile"
NAME = "https://example.org/profiles/harbour.json"
INFO = f"BagIt-Profile-Identifier: {NAME}\nContact-Name: Anna Muster\n".encode()


def profile(**demands: Any) -> dict[str, Any]:
    """Return a sound profile with some more demands; `_` in a key stands for the hyphen."""
    stated = {
        "BagIt-Profile-Info": {
            "BagIt-Profile-Identifier": NAME,
            "BagIt-Profile-Version": "1.4.0",
            "Source-Organization": "Harbour Archive",
            "External-Description": "What the archive of the harbour takes.",
            "Version": "1",
        },
        "Accept-BagIt-Version": ["1.0"],
    }
    return stated | {key.replace("_", "-"): value for key, value in demands.items()}


def label(name: str, **demand: Any) -> dict[str, Any]:
    """Return a profile that demands something of one label."""
    return profile(Bag_Info={name: demand})


def named(info: bytes = INFO, **more: Any) -> dict[str, bytes]:
    """Return a bag that names the profile."""
    return bag(tags={"bag-info.txt": info, **more.pop("tags", {})}, **more)


FETCH = b"https://example.org/story.txt 35 data/story.txt\n"
LACKING = {key: value for key, value in profile().items() if key != "Accept-BagIt-Version"}
SAMPLES: dict[str, tuple[dict[str, Any], dict[str, bytes]]] = {
    "PROF-001-names-none": (profile(), named(b"Contact-Name: Anna Muster\n")),
    "PROF-002-names-another": (profile(), named(INFO.replace(b"harbour", b"railway"))),
    "PROF-003-label-missing": (label("Source-Organization", required=True), named()),
    "PROF-003-label-without-value": (label("Contact-Phone", required=True), named(INFO + b"Contact-Phone: \n")),
    "PROF-004-label-recommended": (label("Contact-Email", recommended=True), named()),
    "PROF-005-other-value": (label("Contact-Name", values=["Berta Muster", "Carla Muster"]), named()),
    "PROF-006-label-repeated": (label("Contact-Name", repeatable=False), named(INFO + b"Contact-Name: Berta Muster\n")),
    "PROF-007-manifest-missing": (profile(Manifests_Required=["sha256"]), named()),
    "PROF-008-manifest-not-allowed": (profile(Manifests_Allowed=["sha256"]), named()),
    "PROF-009-tag-manifest-missing": (profile(Tag_Manifests_Required=["sha256"]), named()),
    "PROF-010-tag-manifest-not-allowed": (profile(Tag_Manifests_Allowed=["sha256"]), named()),
    "PROF-011-has-fetch": (profile(**{"Allow-Fetch.txt": False}), named(tags={"fetch.txt": FETCH})),
    "PROF-012-has-no-fetch": (profile(**{"Fetch.txt-Required": True}), named()),
    "PROF-013-not-empty": (profile(Data_Empty=True), named()),
    "PROF-014-not-packed": (profile(Serialization="required", Accept_Serialization=["application/zip"]), named()),
    "PROF-014-packed": (profile(Serialization="forbidden"), named()),
    "PROF-015-packed-otherwise": (profile(Serialization="required", Accept_Serialization=["application/x-tar"]), named()),
    "PROF-016-other-version": (profile(Accept_BagIt_Version=["0.96", "0.97"]), named()),
    "PROF-017-tag-file-missing": (profile(Tag_Files_Required=["rights/licence.txt"]), named()),
    "PROF-018-tag-file-not-allowed": (profile(Tag_Files_Allowed=["rights/*"]), named(tags={"notes.txt": b"Unasked.\n"})),
    "PROF-019-payload-missing": (profile(Payload_Files_Required=["data/photos/"]), named()),
    "PROF-020-payload-not-allowed": (profile(Payload_Files_Allowed=["data/*.xml"]), named()),
    "PROF-021-profile-without-versions": (LACKING, named()),
    "PROF-022-profile-against-itself": (
        profile(Tag_Files_Required=["rights.txt"], Tag_Files_Allowed=["notes.txt"]),
        named(tags={"rights.txt": b"All rights reserved.\n"}),
    ),
}
PACKED = {"PROF-014-packed", "PROF-015-packed-otherwise"}


def files(name: str) -> dict[str, bytes]:
    """Return path -> content of one sample."""
    stated, content = SAMPLES[name]
    text = json.dumps(stated, indent=2).encode() + b"\n"
    if name in PACKED:
        return {"profile.json": text, "bag.zip": _zipped(content)}
    return {"profile.json": text, **{f"bag/{path}": data for path, data in content.items()}}


def stated_profiles() -> list[dict[str, Any]]:
    """Return the profiles of all samples."""
    return [stated for stated, _ in SAMPLES.values()]


def main() -> None:
    """Write all samples that are not there."""
    for name in SAMPLES:
        write(FOLDER / name, files(name))


if __name__ == "__main__":
    main()
