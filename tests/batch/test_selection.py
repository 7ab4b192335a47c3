"""Sources are found lazily, in one order, never twice, never among what the run writes, and nothing is left out in silence."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.batch.selection import Choice, expand, select
from archive.errors import UsageError
from archive.files.walking import Aside


@pytest.fixture
def stock(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "a.xml", "1987/june/c.txt", "1987/c.xml", "drafts/d.txt", "bag/bagit.txt", "bag/data/e.txt"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return tmp_path / "in"


def names(stock: Path, **choice: object) -> list[str]:
    """Return what is selected below the stock, and in brackets what is left aside."""
    found = select([str(stock)], Choice(**{"recursive": True, **choice}))  # type: ignore[arg-type]
    return [
        f"({path.path.relative_to(stock)}: {path.reason})" if isinstance(path, Aside) else str(path.relative_to(stock))
        for path in found
    ]


def test_every_file_once_and_a_bundle_as_a_whole(stock: Path) -> None:
    assert names(stock) == ["1987/c.xml", "1987/june/c.txt", "a.txt", "a.xml", "b.txt", "bag", "drafts/d.txt"]


def test_a_folder_needs_a_word(stock: Path) -> None:
    (left,) = select([str(stock)], Choice())
    assert isinstance(left, Aside)
    assert left.failed
    assert isinstance(left.error, UsageError)
    assert "--recursive" in left.reason
    assert list(select([str(stock / "bag")], Choice())) == [stock / "bag"], "a bundle is a source, and no folder of sources"


def test_patterns_without_a_slash_are_held_against_names(stock: Path) -> None:
    assert names(stock, include=("*.xml",), exclude=("drafts", "bag")) == [
        *("1987/c.xml", "(1987/june/c.txt: not included)", "(a.txt: not included)", "a.xml", "(b.txt: not included)"),
        *("(bag: excluded)", "(drafts: excluded)"),
    ]


def test_patterns_with_a_slash_are_held_against_the_path_below_the_source(stock: Path) -> None:
    assert names(stock, include=("1987/*.txt",))[1] == "1987/june/c.txt"
    assert "(1987/june: excluded)" in names(stock, exclude=("1987/june/",))
    assert "(1987: excluded)" not in names(stock, exclude=("in/1987",)), "the folder that the user names is no part of it"


def test_a_file_that_the_user_names_is_held_against_its_name(stock: Path) -> None:
    assert list(select([str(stock / "a.txt")], Choice(include=("a.*",)))) == [stock / "a.txt"]
    (left,) = select([str(stock / "a.txt")], Choice(exclude=("*.txt",)))
    assert left == Aside(path=stock / "a.txt", reason="excluded")


@given(st.lists(st.sampled_from(["*.txt", "*.xml", "a*", "1987/*", "*/june/*", "bag", "[ab].txt", "none"]), max_size=3))
def test_what_is_included_and_what_is_excluded_by_the_same_patterns_is_everything(
    tmp_path_factory: pytest.TempPathFactory, patterns: list[str]
) -> None:
    stock = tmp_path_factory.getbasetemp() / "property"
    for name in ("b.txt", "a.txt", "a.xml", "1987/june/c.txt", "1987/c.xml"):
        (stock / name).parent.mkdir(parents=True, exist_ok=True)
        (stock / name).write_bytes(b"x")
    taken = [name for name in names(stock, include=tuple(patterns)) if not name.startswith("(")]
    kept = [name for name in names(stock, exclude=tuple(patterns)) if not name.startswith("(")]
    everything = names(stock)
    assert set(taken) <= set(everything)
    if patterns:
        assert not set(taken) & set(kept)
        assert sorted([*taken, *kept]) == sorted(everything)


def test_what_the_run_writes_is_no_source(stock: Path) -> None:
    (stock / "out").mkdir()
    (stock / "out" / "x.txt").write_bytes(b"x")
    (stock / "failed.txt").write_bytes(b"x")
    found = names(stock, spared=(stock / "out", stock / "failed.txt"))
    assert "(out: written by this run)" in found
    assert "(failed.txt: written by this run)" in found
    assert names(stock / "out", spared=(stock / "out",)) == ["(.: written by this run)"]


def test_the_output_is_known_under_any_name(stock: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (stock / "out").mkdir()
    (stock / "out" / "x.txt").write_bytes(b"x")
    (stock.parent / "link").symlink_to(stock, target_is_directory=True)
    monkeypatch.chdir(stock)
    found = select(["../link"], Choice(recursive=True, spared=(Path("out"),)))
    assert not [path for path in found if isinstance(path, Path) and path.name == "x.txt"]


def test_links_do_not_lead_in_circles(stock: Path) -> None:
    (stock / "1987" / "loop").symlink_to(stock, target_is_directory=True)
    assert "(1987/loop: symbolic link)" in names(stock)
    assert len(names(stock)) == 8


def test_a_folder_that_cannot_be_read_is_a_failure_and_stops_nothing(stock: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "drafts":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert names(stock)[-1] == "(drafts: cannot be read (Permission denied))"
    assert len(names(stock)) == 7


def test_patterns_that_no_shell_has_expanded(stock: Path) -> None:
    assert expand([f"{stock}/*.txt"]) == [f"{stock}/a.txt", f"{stock}/b.txt"]
    assert expand([f"{stock}/**/c.*"]) == [f"{stock}/1987/c.xml", f"{stock}/1987/june/c.txt"]


def test_a_name_that_looks_like_a_pattern_is_a_name(stock: Path) -> None:
    (stock / "what[1].txt").write_bytes(b"x")
    assert expand([f"{stock}/what[1].txt"]) == [f"{stock}/what[1].txt"]


@pytest.mark.parametrize("word", ["missing.txt", "*.pdf", ""])
def test_a_word_that_leads_to_nothing_is_a_wrong_call(stock: Path, word: str) -> None:
    with pytest.raises(UsageError):
        expand([f"{stock}/{word}" if word else word])


def test_a_link_that_leads_to_itself_is_a_source_that_cannot_be_read(stock: Path) -> None:
    (stock / "loop").symlink_to("loop")
    assert list(select([str(stock / "loop")], Choice())) == [stock / "loop"]
    assert list(select([str(stock / "a.txt")], Choice(spared=(stock / "loop",)))) == [stock / "a.txt"]


def test_a_folder_that_may_not_be_looked_into_stops_no_other(stock: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed, stat, scandir = str(stock / "bag"), os.stat, os.scandir

    def refuse(path: object) -> None:
        if str(path).startswith(closed):
            raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "stat", lambda path, **more: refuse(f"{path}" if f"{path}" != closed else "") or stat(path, **more))
    monkeypatch.setattr(os, "scandir", lambda path: refuse(path) or scandir(path))
    assert names(stock, include=("*.txt",)) == [
        "(1987/c.xml: not included)", "1987/june/c.txt", "a.txt", "(a.xml: not included)", "b.txt",
        "(bag: cannot be read (Permission denied))", "drafts/d.txt",
    ]  # fmt: skip
