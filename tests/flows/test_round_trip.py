"""Every representation is enough: whatever a bundle holds leads back to the same Article and the same bytes."""

from pathlib import Path

import pytest

from tests.support.command import AT, archive, files

STORIES = sorted((Path(__file__).parents[2] / "samples" / "sources" / "text").glob("*.txt"))


@pytest.fixture(scope="module")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    out = tmp_path_factory.mktemp("out")
    done = archive("bundle", *STORIES, "-o", out, "--at", AT)
    assert done.returncode == 0, done.stderr
    return sorted(out.iterdir())


def test_a_bundle_gives_the_same_bundle(bundles: list[Path], tmp_path: Path) -> None:
    done = archive("bundle", *bundles, "-o", tmp_path)
    assert done.returncode == 0, done.stderr
    assert files(tmp_path) == files(bundles[0].parent)


@pytest.mark.parametrize("container", ["zip", "tar"])
def test_a_container_gives_the_same_bundle(container: str, bundles: list[Path], tmp_path: Path) -> None:
    packed = tmp_path / "packed"
    assert archive("bundle", bundles[0], "-o", packed, "--container", container).returncode == 0
    assert archive("bundle", *packed.iterdir(), "-o", tmp_path / "again").returncode == 0
    assert files(tmp_path / "again") == {f"{bundles[0].name}/{name}": data for name, data in files(bundles[0]).items()}


@pytest.mark.parametrize("suffix", [".newsml.xml", ".ninjs.json"])
def test_one_document_gives_the_same_documents(suffix: str, bundles: list[Path], tmp_path: Path) -> None:
    for bundle in bundles:
        alone = bundle / "data" / (bundle.name + suffix)
        for target, wanted in (("newsml-g2", ".newsml.xml"), ("ninjs", ".ninjs.json")):
            out = tmp_path / f"{bundle.name}{suffix}{wanted}"
            done = archive("convert", alone, "--to", target, "-o", out)
            assert done.returncode == 0, done.stderr
            assert out.read_bytes() == (bundle / "data" / (bundle.name + wanted)).read_bytes()


@pytest.mark.parametrize("version", ["2.3", "1.7"])
def test_older_ninjs_gives_the_same_documents(version: str, bundles: list[Path], tmp_path: Path) -> None:
    old = tmp_path / "old.ninjs.json"
    new = tmp_path / "new.newsml.xml"
    assert archive("convert", bundles[0], "--to", "ninjs", "--ninjs-version", version, "-o", old).returncode == 0
    assert archive("validate", old).returncode == 0
    assert archive("convert", old, "--to", "newsml-g2", "-o", new).returncode == 0
    assert new.read_bytes() == (bundles[0] / "data" / f"{bundles[0].name}.newsml.xml").read_bytes()


def test_a_bundle_of_a_document_names_the_first_source(bundles: list[Path], tmp_path: Path) -> None:
    alone = bundles[0] / "data" / f"{bundles[0].name}.newsml.xml"
    done = archive("bundle", alone, "-o", tmp_path)
    assert done.returncode == 0, done.stderr
    (made,) = tmp_path.iterdir()
    assert made.name == bundles[0].name
    assert (made / "data/original" / alone.name).read_bytes() == alone.read_bytes()
    assert (made / "data" / alone.name).read_bytes() == alone.read_bytes()


def test_a_damaged_bundle_is_not_read(bundles: list[Path], tmp_path: Path) -> None:
    done = archive("bundle", bundles[0], "-o", tmp_path / "zip", "--container", "zip")
    assert done.returncode == 0
    (packed,) = (tmp_path / "zip").iterdir()
    data = bytearray(packed.read_bytes())
    data[data.index(b"<newsItem") + 40] ^= 1
    packed.write_bytes(data)
    done = archive("convert", packed, "--to", "ninjs")
    assert done.returncode == 3
    assert "damaged" in done.stderr
    assert done.stdout == ""


def test_a_bundle_made_in_another_way_gives_the_same_bundle(tmp_path: Path) -> None:
    story = next(story for story in STORIES if story.stem == "harbour-library")
    ways = ("--theme", "reader", "--paper", "a5", "--pdf-level", "4f+ua2", "--ninjs-version", "2.3")
    assert archive("bundle", story, "-o", tmp_path / "a", "--at", AT, *ways).returncode == 0
    assert archive("bundle", *(tmp_path / "a").iterdir(), "-o", tmp_path / "b").returncode == 0
    assert files(tmp_path / "b") == files(tmp_path / "a")
    done = archive("convert", *(tmp_path / "a").iterdir(), "--to", "ninjs", "--ninjs-version", "3.2")
    assert '"version": "3.2"' in done.stdout, "what is chosen wins over what is recorded"
