"""Whatever a person writes is looked for as words; the best hit comes first, with the text around what was found."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.errors import UsageError
from archive.model.dates import PartialDate
from archive.repository import finding
from archive.repository.finding import BEGIN, END, Query
from archive.repository.index import Index
from tests.support.command import AT, archive
from tests.support.repositories import FIRST, append, store, story

TEXTS = {
    "a": ("Ferry strike ends", "The crews of the harbour came back on Monday."),
    "b": ("Council meets", 'The ferry is "unbalanced", says an A-B test; NEAR( the pier, café au lait.'),
    "c": ("港口渡轮恢复", "港口渡轮今天恢复运行。"),
    "d": ("Bridge closed", "No word of it."),
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("finding")
    root = store(folder / "store")
    for name, (headline, text) in TEXTS.items():
        status = "canceled" if name == "d" else "usable"
        words = [story(folder, 1, headline=headline, text=text.replace("&", "&amp;"), identifier=f"urn:x:{name}", status=status)]
        assert archive("store", "add", folder / "store", *words, "--at", AT).returncode == 0
    append(root, FIRST, identifier="urn:x:stranger")
    with Index(folder / "index.sqlite") as opened:
        opened.renew(root)
        yield opened


def ids(index: Index, *words: str, **fields: str) -> list[str]:
    stated = {name: (value,) for name, value in fields.items()}
    return [hit.id.rpartition(":")[2] for hit in finding.find(index, Query(words=words, fields=stated))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("strike",), ["a"]),
        (("STRIKE ends",), ["a"]),
        (("strike", "council"), []),
        (('"unbalanced',), ["b"]),
        (("a-b",), ["b"]),
        (("NEAR(",), ["b"]),
        (("NEAR( pier", "OR-"), []),
        (("cafe",), ["b"]),
        (("*", "strike"), ["a"]),
        (("strike*",), ["a"]),
        (("stri",), []),
        (("渡轮",), ["c"]),
        (("轮渡",), []),
        (("x:stranger",), ["stranger"]),
    ],
)  # fmt: skip
def test_words_are_words(index: Index, words: tuple[str, ...], expected: list[str]) -> None:
    assert ids(index, *words) == expected


def test_a_headline_weighs_more_than_the_text(index: Index) -> None:
    assert ids(index, "ferry")[0] == "a"
    assert set(ids(index, "ferry")) == {"a", "b", "c", "d"}  # every story says it somewhere


def test_fields(index: Index) -> None:
    assert ids(index, headline="ferry") == ["a"]
    assert ids(index, "pier", headline="council meets") == ["b"]
    assert ids(index, status="Canceled") == ["d"]
    assert set(ids(index, byline="holm", language="EN")) == {"a", "b", "c", "d"}


@pytest.mark.parametrize(
    ("moment", "later", "before"),
    [("2026", 4, 4), ("2026-11-22", 4, 4), ("2026-11-22T08:00:01Z", 0, 4), ("2025-12", 4, 0), ("2027", 0, 4)],
)
def test_dates(index: Index, moment: str, later: int, before: int) -> None:
    assert len(finding.find(index, Query(since=PartialDate(moment)))) == later
    assert len(finding.find(index, Query(until=PartialDate(moment)))) == before


def test_a_hit_says_where(index: Index) -> None:
    (hit,) = finding.find(index, Query(words=("crews",)))
    assert f"{BEGIN}crews{END} of the harbour" in hit.extract
    assert (hit.headline, hit.byline, hit.head, hit.versions) == ("Ferry strike ends", "By Piet Holm", "v1", 1)
    (hit,) = finding.find(index, Query(words=("今天",)))
    assert f"港口渡轮{BEGIN}今天{END}恢复运行" in hit.extract.replace(f"{END}{BEGIN}", "")


def test_the_limit_holds(index: Index) -> None:
    assert len(finding.find(index, Query(words=("ferry",), limit=2))) == 2


@pytest.mark.parametrize("words", [(), ("*",), ("", "( ) \" '")])
def test_no_word_is_an_error(index: Index, words: tuple[str, ...]) -> None:
    with pytest.raises(UsageError, match="there is no word to look for"):
        finding.find(index, Query(words=words))


def test_an_unknown_field_is_an_error(index: Index) -> None:
    with pytest.raises(UsageError, match="there is no field 'colour'"):
        ids(index, colour="red")


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.one_of(st.sampled_from("\"'*()^:-+{}NEAROTD a\0"), st.characters()), max_size=12))
def test_no_text_upsets_the_search(index: Index, text: str) -> None:
    try:
        assert isinstance(ids(index, text), list)
        assert isinstance(ids(index, headline=text, text="ferry"), list)
    except UsageError:
        assert not any(sign.isalnum() for sign in text)
