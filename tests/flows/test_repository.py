"""From all samples to a store and back: judges accept it, and every representation of every version gives the same bytes."""

from pathlib import Path

import pytest
from ocfl import Object, StorageRoot, VersionMetadata

from archive.repository.places import place_of
from archive.repository.root import Root, open_root
from tests.support import repositories
from tests.support.command import AT, archive, files
from tests.support.repositories import ID, story, stranger_says, we_say
from tests.support.swift import Swift

SAMPLES = Path(__file__).parents[2] / "samples" / "sources"
WHO = ("--user", "Ada Stone", "--address", "mailto:ada@harbour.example")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with all samples, and an article in three versions."""
    folder = tmp_path_factory.mktemp("repository")
    repositories.store(folder / "store")
    sources = [SAMPLES / kind for kind in ("html", "markdown", "newsml-g2", "ninjs", "nitf", "text", "warc")]
    done = archive(
        "store", "add", folder / "store", *sources, "-r", "--exclude", "*_files", "--exclude", "images", "--at", AT, *WHO
    )
    assert done.returncode == 0, done.stderr
    for number in (1, 2, 3):
        source = story(folder, None, text=f"It leaves at {number}.")
        assert archive("store", "add", folder / "store", source, "--at", AT, *WHO).returncode == 0
    return folder / "store"


def exported(place: Path, out: Path, identifier: str, version: str) -> Path:
    done = archive("store", "export", place, identifier, "--version", version, "-o", out)
    assert done.returncode == 0, done.stderr
    (made,) = out.iterdir()
    return made


def identifiers(root: Root) -> list[str]:
    return [held.inventory.id for home in root.homes() if (held := root.at(home))]


def test_we_and_strangers_accept_the_store(place: Path) -> None:
    assert set(we_say(place)) <= {"W005"}  # identifiers that their sources do not write as URIs
    assert [said for said in stranger_says(place) if "W005" not in said] == []


def test_what_is_given_back_is_a_valid_bundle(place: Path, tmp_path: Path) -> None:
    for number, identifier in enumerate(identifiers(open_root(place_of(str(place))))):
        made = exported(place, tmp_path / str(number), identifier, "1")
        done = archive("validate", made)
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("version", ["1", "2", "3"])
def test_every_representation_gives_the_same_version(place: Path, tmp_path: Path, version: str) -> None:
    bundle = exported(place, tmp_path / "out", ID, version)
    again = archive("bundle", bundle, "-o", tmp_path / "again")
    assert again.returncode == 0, again.stderr
    assert files(tmp_path / "again") == files(tmp_path / "out")
    suffixes = {"newsml-g2": ".newsml.xml", "ninjs": ".ninjs.json"}
    for suffix in (*suffixes.values(), ".pdf"):
        for target, wanted in suffixes.items():
            out = tmp_path / f"{suffix}{wanted}"
            assert archive("convert", bundle / "data" / (bundle.name + suffix), "--to", target, "-o", out).returncode == 0
            assert out.read_bytes() == (bundle / "data" / (bundle.name + wanted)).read_bytes()
    stated = (bundle / "data" / f"{bundle.name}.newsml.xml").read_text(encoding="utf-8")
    link = f'<link rel="irel:previousVersion" residref="{ID}" version="{int(version) - 1}"/>'
    assert f'guid="{ID}" version="{version}"' in stated
    assert (link in stated) == (version != "1")


def test_a_store_that_a_stranger_writes_is_read(tmp_path: Path) -> None:
    place = tmp_path / "theirs"
    theirs = StorageRoot(root=str(place), layout_name="0003-hash-and-id-n-tuple-storage-layout")
    theirs.initialize(spec_version="1.1")
    made = archive("bundle", story(tmp_path, 1), "-o", tmp_path / "out", "--at", AT)
    assert made.returncode == 0, made.stderr
    (bundle,) = (tmp_path / "out").iterdir()
    metadata = VersionMetadata(created=AT, message="By ocfl-py", name="Ada Stone", address="mailto:ada@harbour.example")
    Object(identifier=ID, forward_delta=True).create(srcdir=str(bundle), metadata=metadata, objdir=str(tmp_path / "object"))
    theirs.add(str(tmp_path / "object"))
    assert we_say(place) == []
    assert "  1 version    The Ferry Sails Again" in archive("store", "list", place).stdout
    back = exported(place, tmp_path / "back", ID, "1")
    assert files(back) == files(bundle)
    second = archive("store", "add", place, story(tmp_path, 2, text="Now."), "--at", AT, *WHO)
    assert second.stdout.startswith(f"version   v2 of {ID}"), second.stderr
    assert we_say(place) == []
    assert stranger_says(place) == []


def test_a_bucket_gives_the_same_back(store: Swift, tmp_path: Path) -> None:
    place = "s3://bundles/commands/news"
    assert archive("store", "init", place).returncode == 0
    for number in (1, 2):
        added = archive("store", "add", place, story(tmp_path, number, text=f"It leaves at {number}."), "--at", AT)
        assert added.returncode == 0, added.stderr
    assert archive("store", "add", place, tmp_path / "ferry-1.xml").stdout.startswith(f"identical v1 of {ID}")
    assert archive("store", "list", place).stdout.endswith("1 article, 2 versions\n")
    assert "    + It leaves at 2." in archive("store", "log", place, ID).stdout
    done = archive("store", "export", place, ID, "--version", "1", "-o", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    (bundle,) = (tmp_path / "out").iterdir()
    assert archive("validate", bundle).returncode == 0
    assert archive("store", "init", place).returncode == 4
