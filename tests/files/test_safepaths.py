"""No path leads out, no written name is lost on any system, and safe names are fixed points."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import StoreError
from archive.files import safepaths

OUT = ["", "/a", "//host/a", "\\\\host\\a", "C:a", "c:\\a", "..", "../a", "a/../b", "a/..", "a\\..\\b", "~", "~root/a", "a\0b",
       "./a", "a/./b", "a//b", "a/", "%HomeDrive%\\a", "%temp%/a"]  # fmt: skip
ODD = ["a\\b", "a:b", "con", "CON.txt", "a/aux", "lpt1.tar.gz", "nul .txt", "a.", "a ", "a./b", "b /c", "a\tb", "a\nb", "a\x7fb",
       "a\u0085b", "a\u2028b", 'a"b', "a*b", "a?b", "a<b", "a>b", "a|b", "a" * 256, "é" * 128, "a\udc80b", "com¹"]  # fmt: skip
FINE = [
    "a",
    "a/b",
    "a..b",
    "..a",
    "a...b/c",
    ".hidden",
    "a b",
    "ä/名/ж",
    "a~",
    "%7Ea/%7Eb",
    "100% a%",
    "con1",
    "console",
    "com",
    "a" * 255,
    "a-b_c(d)[e]{f}+g,h;i=j@k",
]


@pytest.mark.parametrize("path", OUT)
def test_paths_that_could_lead_out_are_refused(path: str) -> None:
    assert safepaths.escape(path)
    with pytest.raises(StoreError):
        safepaths.demand_writable([path])


@pytest.mark.parametrize("path", ODD)
def test_names_that_some_system_cannot_write_are_refused(path: str) -> None:
    assert not safepaths.escape(path) or path[1] == ":"
    assert safepaths.unportable(path)
    with pytest.raises(StoreError):
        safepaths.demand_writable([path])


@pytest.mark.parametrize("path", FINE)
def test_ordinary_names_pass(path: str) -> None:
    assert not safepaths.escape(path)
    assert not safepaths.unportable(path)
    safepaths.demand_writable([path])


@pytest.mark.parametrize(
    "paths",
    [["a/B", "A/b"], ["Caf\u00e9", "Cafe\u0301"], ["stra\u00dfe", "STRASSE"], ["\u212b", "\u00e5"], ["a", "a/b"], ["A/b", "a"]],
)
def test_names_that_clash_somewhere_are_refused(paths: list[str]) -> None:
    with pytest.raises(StoreError):
        safepaths.demand_writable(paths)
    if not any("/" in path and other == path.partition("/")[0].lower() for path in paths for other in paths):
        assert list(safepaths.clashes(paths)) == [tuple(paths)]


def test_parents_are_the_folders_above() -> None:
    assert list(safepaths.parents("a/b/c")) == ["a", "a/b"]
    assert list(safepaths.parents("a")) == []


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(min_size=0, max_size=300))
def test_a_safe_name_is_one_writable_name_and_stays(name: str) -> None:
    safe = safepaths.safe_name(name)
    assert "/" not in safe
    safepaths.demand_writable([f"data/{safe}"])
    assert safepaths.safe_name(safe) == safe


@pytest.mark.parametrize("name", ["article.txt", "näme.txt", "名.xml", "a b.html"])
def test_a_safe_name_is_left_alone(name: str) -> None:
    assert safepaths.safe_name(name) == name


def test_a_long_name_keeps_its_suffix() -> None:
    assert safepaths.safe_name("é" * 200 + ".txt").endswith("é.txt")


@given(st.lists(st.text(alphabet="aA/. -CONconPRNprn1%:\\\n\u0301é~_", min_size=1, max_size=12), max_size=6))
def test_all_are_portable_only_if_each_one_is(paths: list[str]) -> None:
    if safepaths.all_portable(paths):
        assert not [path for path in paths if safepaths.unportable(path)]


def test_ordinary_paths_are_portable_at_a_glance() -> None:
    assert safepaths.all_portable([])
    assert safepaths.all_portable([f"data/{n % 100:02}/{n:05}.bin" for n in range(1000)])
    assert not safepaths.all_portable(["data/story.txt", "data/" + "x" * 300])
