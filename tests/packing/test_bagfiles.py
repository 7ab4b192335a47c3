"""The tag files say what the article and the payload say, and the manifests list every file once."""

from archive.packing import bagfiles
from tests.support.packages import package


def test_the_size_of_the_payload_is_what_is_handed_in() -> None:
    text = bagfiles.info(package(), {"data/a": 1_400_000, "data/b": 100}).decode()
    assert "\nPayload-Oxum: 1400100.2\n" in text
    assert "\nBag-Size: 1.4 MB\n" in text


def test_payload_and_tag_files_are_listed_apart_and_the_manifest_itself_is_a_tag_file() -> None:
    files = {"data/a": "aa" * 64, "bagit.txt": "bb" * 64, "metadata/premis.xml": "cc" * 64}
    made = bagfiles.manifests({path: {"sha512": value} for path, value in files.items()}, ["sha512"])
    assert made["manifest-sha512.txt"] == b"aa" * 64 + b"  data/a\n"
    listed = [line.split()[1] for line in made["tagmanifest-sha512.txt"].splitlines()]
    assert listed == [b"bagit.txt", b"manifest-sha512.txt", b"metadata/premis.xml"]


def test_every_algorithm_has_two_manifests_and_each_tag_manifest_lists_all_payload_manifests() -> None:
    files = {"data/a": {"sha512": "aa" * 64, "sha256": "bb" * 32}, "bagit.txt": {"sha512": "cc" * 64, "sha256": "dd" * 32}}
    made = bagfiles.manifests(files, ["sha512", "sha256"])
    assert made["manifest-sha256.txt"] == b"bb" * 32 + b"  data/a\n"
    for name, length in (("sha512", 128), ("sha256", 64)):
        lines = [line.split() for line in made[f"tagmanifest-{name}.txt"].splitlines()]
        assert [path for _, path in lines] == [b"bagit.txt", b"manifest-sha256.txt", b"manifest-sha512.txt"]
        assert {len(value) for value, _ in lines} == {length}
