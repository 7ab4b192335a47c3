"""Every rule has a sample that breaks it and no other MUST; what the RFC allows is allowed; what it forbids is found."""

from pathlib import Path

import pytest

from archive import registry
from archive.findings import Finding, Severity, Skipped
from archive.model.tree import Oddity, OddityKind, Tree
from archive.validators.bagit import VALIDATOR
from tests.support import broken_bags
from tests.support.bags import STORY, bag, codes, errors, findings, listing, tree

SAMPLES = sorted(broken_bags.FOLDER.iterdir())
OLD = broken_bags.OLD


def opened(path: Path) -> Tree:
    store = "folder" if path.is_dir() else path.suffix[1:]
    return registry.store(store).get(path)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_each_sample_breaks_its_rule_and_no_other_must(sample: Path) -> None:
    code = sample.name[:7]
    subject = opened(sample)
    assert VALIDATOR.applies(subject)
    assert code in codes(subject)
    assert set(errors(subject)) <= {code}


def test_each_rule_has_a_sample_and_the_samples_are_as_they_are_made() -> None:
    assert {rule.code for rule in VALIDATOR.rules} == {sample.name[:7] for sample in SAMPLES}
    assert {sample.name for sample in SAMPLES} == broken_bags.FOLDERS.keys() | broken_bags.FILES.keys()
    for name, files in broken_bags.FOLDERS.items():
        there = {path: blob.read() for path, blob in opened(broken_bags.FOLDER / name).entries.items()}
        assert there == files
    for name, data in broken_bags.FILES.items():
        assert (broken_bags.FOLDER / name).read_bytes() == data


def test_every_message_is_a_sentence_and_every_rule_names_its_section() -> None:
    for sample in SAMPLES:
        for finding in findings(opened(sample)):
            assert finding.message.endswith(".")
            assert finding.rule.spec.startswith("RFC 8493, ")
            assert "https://www.rfc-editor.org/rfc/rfc8493#section-" in finding.rule.spec


def test_a_sound_bag_yields_nothing() -> None:
    assert codes(bag()) == []


@pytest.mark.parametrize(
    ("files", "allowed"),
    [
        (bag(algorithms=("sha256", "sha512")), set()),
        (bag(algorithms=("sha3_512",), tags={}), {"BAG-017"}),
        (bag({"data/a b .txt ": b"x"}), {"BAG-044"}),
        (bag({"data/a\u0085b\u2028c": b"x"}), {"BAG-044"}),
        (bag({"data/a\x0bb\x0cc\x1cd": b"x"}), {"BAG-044"}),
        (bag({"data/Caf\u00e9": b"x", "data/Cafe\u0301": b"x"}), {"BAG-043"}),
        (bag({"data/100%": b"x"}, listed={"data/100%25": b"x"}), set()),
        (bag({"data/a\nb\rc\nd\ne": b"x"}, listed={"data/a%0Ab%0dc%0ad%0Ae": b"x"}), {"BAG-044"}),
        (bag({"data/back\\slash": b"x"}), {"BAG-044"}),
        (bag({"data/..hidden": b"x", "data/a..b": b"x", "data/~a": b"x"}), set()),
        (bag(tags={"notes/deep/er.txt": b"x", "fetch-me.txt": b"y"}), set()),
        (bag(tags={"bag-info.txt": b"contact-name: A\nContact-Name: B\n  continued\n\tand more\n"}), set()),
        (bag(tags={"bag-info.txt": b"Contact-Name: A\rContact-Email: b@example.org\r\nX: y\n"}), set()),
        (bag(tags={"bag-info.txt": b"PAYLOAD-OXUM: 35.1\n"}), set()),
        (bag(tags={"manifest-sha512.txt": listing(STORY, "sha512").upper().replace(b"DATA/STORY.TXT", b"data/story.txt")}), set()),  # noqa: E501
        (bag(tags={"manifest-sha512.txt": listing(STORY, "sha512").replace(b"  ", b"\t \t")}), set()),
        (bag(tags={"manifest-sha512.txt": listing(STORY, "sha512").replace(b"\n", b"\r")}), set()),
        (bag(declaration=b"BagIt-Version: 1.0\r\nTag-File-Character-Encoding: utf-8\r\n"), set()),
        (bag(declaration=b"bagit-version: 1.0\ntag-file-character-encoding: UTF-8\n"), set()),
        (bag({"data/\u540d": b"x"}, listed={"data/\u540d": b"x"}), set()),
        (bag(declaration=OLD, tags={"bag-info.txt": b"Contact-Name :   A\nContact-Email:b@example.org\n"}), set()),
        (bag({**STORY, "data/b": b"x"}, declaration=OLD, algorithms=("sha256", "sha512"),
             tags={"manifest-sha256.txt": listing(STORY, "sha256")}), set()),
        (bag(declaration=OLD.replace(b"0.97", b"0.93"), tags={"package-info.txt": b"Packing-Date: 2009-10-14\n"}), set()),
    ],
)  # fmt: skip
def test_what_the_rfc_allows_is_no_error(files: dict[str, bytes], allowed: set[str]) -> None:
    fixed = {name.replace("sha3_512", "sha3512"): data for name, data in files.items()}
    if fixed != files:
        fixed["tagmanifest-sha3512.txt"] = fixed["tagmanifest-sha3512.txt"].replace(b"sha3_512", b"sha3512")
    assert errors(fixed) == []
    assert set(codes(fixed)) <= allowed


@pytest.mark.parametrize("encoding", ["UTF-16", "UTF-16BE", "UTF-32LE", "Shift_JIS"])
def test_tag_files_in_other_encodings_are_read(encoding: str) -> None:
    files = bag({"data/\u6771\u4eac.txt": b"x"})
    declaration = f"BagIt-Version: 1.0\nTag-File-Character-Encoding: {encoding}\n".encode()
    manifest = files["manifest-sha512.txt"].decode().encode(encoding)
    tags = {"bagit.txt": declaration, "manifest-sha512.txt": manifest}
    tags["tagmanifest-sha512.txt"] = listing(tags, "sha512").decode().encode(encoding)
    assert codes(files | tags) == ["BAG-012"]


@pytest.mark.parametrize("encoding", ["UTF-7", "hex", "rot13", "idna", "unicode_escape", "zlib", "undefined", "utf\x0008"])
def test_encodings_that_are_none_are_refused(encoding: str) -> None:
    files = bag(declaration=f"BagIt-Version: 1.0\nTag-File-Character-Encoding: {encoding}\n".encode())
    assert errors(files) == ["BAG-011"]


def test_a_file_listed_in_two_normal_forms_and_there_in_one_is_a_warning() -> None:
    files = bag({"data/Caf\u00e9": b""}, listed={"data/Caf\u00e9": b"", "data/Cafe\u0301": b""})
    assert codes(files) == ["BAG-042"]


def test_a_file_in_another_normal_form_is_still_hashed() -> None:
    files = bag({"data/Caf\u00e9": b"y"}, listed={"data/Cafe\u0301": b"x"})
    assert errors(files) == ["BAG-040"]


def test_an_old_bag_with_a_literal_code_in_a_name_is_found_and_hashed() -> None:
    files = bag({"data/a%0Ab": b"x"}, declaration=OLD)
    assert codes(files) == ["BAG-023"]
    assert errors(files | {"data/a%0Ab": b"y"}) == ["BAG-040"]


def test_all_faults_are_reported_with_file_and_line() -> None:
    files = bag({**STORY, "data/a": b"1", "data/b": b"2"}, tags={"bag-info.txt": b"Payload-Oxum: 1.1\nnonsense\n"})
    files["data/a"] = b"changed"
    files["data/new"] = b"added"
    del files["data/b"]
    found = {(finding.rule.code, str(finding.where)) for finding in findings(tree(files))}
    assert found == {
        ("BAG-046", "bag-info.txt:2"),
        ("BAG-056", "bag-info.txt:1"),
        ("BAG-036", "manifest-sha512.txt:2"),
        ("BAG-038", "data/new"),
        ("BAG-040", "data/a"),
    }


@pytest.mark.parametrize("version", ["0.93", "0.94", "0.95", "0.96", "0.97", "1.0"])
def test_any_changed_byte_of_any_file_is_found(version: str) -> None:
    declaration = f"BagIt-Version: {version}\nTag-File-Character-Encoding: UTF-8\n".encode()
    info = "package-info.txt" if version < "0.96" else "bag-info.txt"
    files = bag(declaration=declaration, tags={info: b"Contact-Name: A\n"})
    assert codes(files) == []
    for path, data in files.items():
        for at in range(0, len(data), 7):
            changed = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
            assert errors(files | {path: changed}), (path, at)


def test_any_removed_file_is_found() -> None:
    files = bag({**STORY, "data/b": b"x"}, tags={"bag-info.txt": b"A: b\n", "notes/x.txt": b"y"})
    for path in files:
        assert codes({name: data for name, data in files.items() if name != path}), path
        if not path.startswith("tagmanifest-"):
            assert errors({name: data for name, data in files.items() if name != path}), path


def test_any_added_file_is_found() -> None:
    assert errors(bag() | {"data/deep/er": b""}) == ["BAG-038"]
    assert codes(bag() | {"deep/er": b""}) == ["BAG-033"]


@pytest.mark.parametrize(
    "path", ["/etc/passwd", "../x", "data/../x", "data/../bag-info.txt", "~root/x", "C:/x", "\\\\host\\x", "data//x"]
)
def test_paths_that_lead_out_are_never_followed(path: str) -> None:
    files = bag(tags={"manifest-sha512.txt": listing({**STORY, path: b""}, "sha512")})
    assert errors(files) == ["BAG-027"]


def test_a_duplicate_behind_dot_slash_is_a_duplicate() -> None:
    lines = listing(STORY, "sha512")
    assert errors(bag(tags={"manifest-sha512.txt": lines + lines.replace(b"data/", b"./data/")})) == ["BAG-029"]


def test_an_empty_payload_is_a_bag_when_the_folder_is_there() -> None:
    subject = tree(bag({}))
    assert errors(subject) == ["BAG-015"]
    assert codes(Tree(entries=subject.entries, folders=("data",))) == []


def test_a_link_hides_nothing_below_it_and_is_said_once() -> None:
    files = bag(listed={**STORY, "data/linked/a": b"x", "data/linked/b": b"y"})
    subject = tree(files)
    odd = Oddity(path="data/linked", kind=OddityKind.SYMLINK, detail="/elsewhere")
    found = findings(Tree(entries=subject.entries, oddities=(odd,)))
    assert [finding.rule.code for finding in found] == ["BAG-070"]
    assert "/elsewhere" in found[0].message


def test_what_cannot_be_computed_is_said_to_be_skipped() -> None:
    files = bag(tags={"manifest-blake3.txt": b"00ff  data/story.txt\n"})
    skipped = [item for item in VALIDATOR.check(tree(files)) if isinstance(item, Skipped)]
    assert [item.check for item in skipped] == ["checksums of manifest-blake3.txt"]
    assert "BAG-018" not in codes(files)


def test_nothing_in_a_tag_file_can_raise() -> None:
    hostile = [
        b"",
        b"\0",
        b"\xff\xfe",
        b"%",
        b":",
        b"\r" * 10,
        b"a" * 100_000,
        b"\n" * 5000,
        bytes(range(256)) * 20,
        b"{0} {x}\n",
    ]
    for path in ("bagit.txt", "bag-info.txt", "fetch.txt", "manifest-sha512.txt", "tagmanifest-sha512.txt", "manifest-.txt"):
        for data in hostile:
            for item in VALIDATOR.check(tree(bag() | {path: data})):
                if isinstance(item, Finding):
                    assert item.message


def test_applies_to_what_claims_to_be_a_bag() -> None:
    assert VALIDATOR.applies(tree({"bagit.txt": b""}))
    assert VALIDATOR.applies(tree({"manifest-md5.txt": b""}))
    assert not VALIDATOR.applies(tree({"data/bagit.txt": b"", "tagmanifest-md5.txt": b"", "readme.txt": b""}))


def test_severities_follow_the_words_of_the_rfc() -> None:
    counts = {severity: sum(rule.severity is severity for rule in VALIDATOR.rules) for severity in Severity}
    assert counts[Severity.ERROR] > counts[Severity.WARNING] > counts[Severity.NOTE]
