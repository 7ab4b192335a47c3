"""The main job: a real article in, a bundle out that independent judges accept, and every damage found."""

import json
import logging
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from tests.support.command import AT, archive, files
from tests.support.standards import official_ninjs, shared

STORY = Path(__file__).parents[2] / "samples" / "sources" / "text" / "harbour-library.txt"


@pytest.fixture(scope="module")
def seed() -> Path:
    return shared("seed", "article.txt")


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bundle of a sample story; tests that damage it copy it first."""
    out = tmp_path_factory.mktemp("out")
    done = archive("bundle", STORY, "-o", out, "--at", AT, "--lang", "en")
    assert done.returncode == 0, done.stderr
    (made,) = out.iterdir()
    return made


def test_seed_becomes_the_bundle_of_the_issue(seed: Path, tmp_path: Path) -> None:
    done = archive("bundle", seed, "-o", tmp_path / "out", "--at", AT)
    assert done.returncode == 0, done.stderr
    (made,) = (tmp_path / "out").iterdir()
    name = made.name
    assert name.startswith("blinken-urges-israeli-leaders-to-pursue-ceasefire-amid-")
    assert set(files(made)) == {
        "bagit.txt",
        "bag-info.txt",
        "manifest-sha512.txt",
        "tagmanifest-sha512.txt",
        "metadata/premis.xml",
        "data/original/article.txt",
        f"data/{name}.newsml.xml",
        f"data/{name}.ninjs.json",
        f"data/{name}.pdf",
    }
    assert (made / "data/original/article.txt").read_bytes() == seed.read_bytes()
    info = (made / "bag-info.txt").read_text(encoding="utf-8")
    for line in ("Source-Organization: Associated Medias", "Bagging-Date: 2026-11-22", "Bag-Software-Agent: newsarchive "):
        assert line in info
    assert "unsure" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80 or str(tmp_path) in done.stdout


def test_independent_judges_accept_the_seed(seed: Path, tmp_path: Path) -> None:
    assert archive("bundle", seed, "-o", tmp_path, "--at", AT).returncode == 0
    (made,) = tmp_path.iterdir()
    judged = subprocess.run([sys.executable, "-m", "bagit", "--validate", made], capture_output=True, text=True, check=False)
    assert judged.returncode == 0, judged.stderr
    schema = etree.XMLSchema(file=shared("standards", "newsml-g2", "2.35", "NewsML-G2_2.35-spec-All-Power.xsd"))
    schema.assertValid(etree.parse(made / f"data/{made.name}.newsml.xml"))
    assert not list(official_ninjs("3.2").iter_errors(json.loads((made / f"data/{made.name}.ninjs.json").read_bytes())))
    assert archive("validate", made).returncode == 0


def test_nothing_is_invented_for_the_seed(seed: Path, tmp_path: Path) -> None:
    done = archive("inspect", seed, "--json")
    record = json.loads(done.stdout)
    for absent in ("bylines", "datelines", "content_created", "published", "located", "provider", "creators"):
        assert absent not in record
    assert len(record["bodies"][0]["blocks"]) == 8
    (rights,) = record["rights"]
    assert rights["notices"][0]["value"] == "(Associated Medias) – All rights reserved"
    assert rights["holder"]["name"] == "Associated Medias"
    assert rights["usage_terms"][0]["value"] == "All rights reserved"


@pytest.mark.parametrize("container", ["folder", "zip", "tar"])
def test_containers_hold_the_same_bag_and_validate(container: str, tmp_path: Path, bundle: Path) -> None:
    done = archive("bundle", STORY, "-o", tmp_path, "--at", AT, "--lang", "en", "--container", container)
    assert done.returncode == 0, done.stderr
    (made,) = tmp_path.iterdir()
    assert archive("validate", made).returncode == 0, archive("validate", made).stdout
    if container == "folder":
        assert files(made) == files(bundle)
        return
    unpacked = tmp_path / "unpacked"
    shutil.unpack_archive(made, unpacked, container, **({"filter": "data"} if container == "tar" else {}))
    assert files(unpacked / bundle.name) == files(bundle)


def test_bundling_again_is_identical_and_other_content_is_a_conflict(tmp_path: Path) -> None:
    words = ("bundle", STORY, "-o", tmp_path, "--at", AT)
    assert archive(*words).returncode == 0
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    again = archive(*words)
    assert again.returncode == 0
    assert "identical" in again.stdout
    other = archive("bundle", STORY, "-o", tmp_path, "--at", "2027-01-01T00:00:00Z")
    assert other.returncode == 4
    assert "identical" not in other.stdout
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_every_changed_byte_is_found(bundle: Path, tmp_path: Path) -> None:
    for name, data in files(bundle).items():
        for position in {0, len(data) // 2, len(data) - 1}:
            damaged = tmp_path / "damaged"
            shutil.copytree(bundle, damaged)
            (damaged / name).write_bytes(data[:position] + bytes([data[position] ^ 0x20]) + data[position + 1 :])
            done = archive("validate", damaged, "--report", "json")
            assert done.returncode == 1, f"byte {position} of {name} changed and not found"
            assert json.loads(done.stdout)["ok"] is False
            shutil.rmtree(damaged)


def test_every_removed_and_every_added_file_is_found(bundle: Path, tmp_path: Path) -> None:
    for name in files(bundle):
        damaged = tmp_path / "damaged"
        shutil.copytree(bundle, damaged)
        (damaged / name).unlink()
        assert archive("validate", damaged).returncode == 1, f"{name} removed and not found"
        shutil.rmtree(damaged)
    for name in ("data/extra.txt", "data/original/extra.txt", "data/.hidden", "notes.txt"):
        damaged = tmp_path / "damaged"
        shutil.copytree(bundle, damaged)
        (damaged / name).write_text("extra", encoding="utf-8")
        done = archive("validate", damaged)
        assert done.returncode == 1, f"{name} added and not found"
        shutil.rmtree(damaged)


def test_a_damaged_zip_is_found(bundle: Path, tmp_path: Path) -> None:
    assert archive("bundle", STORY, "-o", tmp_path, "--at", AT, "--container", "zip").returncode == 0
    (made,) = tmp_path.iterdir()
    data = bytearray(made.read_bytes())
    with zipfile.ZipFile(made) as opened:
        offset = next(entry.header_offset for entry in opened.infolist() if entry.filename.endswith(".newsml.xml"))
    data[offset + 200] ^= 1
    made.write_bytes(data)
    done = archive("validate", made)
    assert done.returncode == 1
    assert ".newsml.xml" in done.stdout


def test_bagit_python_accepts_every_sample(tmp_path: Path) -> None:
    bagit = pytest.importorskip("bagit")
    logging.getLogger("bagit").setLevel(logging.ERROR)
    stories = sorted(STORY.parent.glob("*.txt"))
    done = archive("bundle", *stories, "-o", tmp_path, "--at", AT)
    assert done.returncode == 0, done.stderr
    made = sorted(tmp_path.iterdir())
    assert len(made) == len(stories)
    for bag in made:
        bagit.Bag(str(bag)).validate()
    done = archive("validate", *made)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "name",
    [
        b'what: a "quay"?.txt',
        b"new\nline.txt",
        b"\x1b[31mred.txt",
        b"cafe\xcc\x81.txt",
        b"caf\xe9.txt",
        b" lead .txt",
        b"x" * 255,
    ],
)
def test_a_source_of_any_name_gives_a_bundle_that_is_good_and_can_be_repaired(tmp_path: Path, name: bytes) -> None:
    source = tmp_path / os.fsdecode(name)
    source.write_bytes(STORY.read_bytes())
    done = archive("bundle", source, "-o", "out", "--at", AT, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (bundle,) = (tmp_path / "out").iterdir()
    assert archive("validate", bundle).returncode == 0
    next(bundle.glob("data/*.pdf")).unlink()
    assert archive("repair", bundle, "-o", "whole", cwd=tmp_path).stdout.startswith("repaired")


def test_a_damaged_bundle_is_refused_with_the_first_error_in_a_sentence(bundle: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged"
    shutil.copytree(bundle, damaged)
    (damaged / "bagit.txt").unlink()
    done = archive("inspect", damaged)
    assert done.returncode == 3
    assert "errors, the first: BAG-001 There is no bagit.txt" in done.stderr or "(1 error: BAG-001 " in done.stderr
    assert ".)" not in done.stderr
