"""The language of real stories is found, the same every time; what cannot be told is not told."""

from pathlib import Path

import pytest

from archive.markup import language
from archive.markup.decoding import decode
from archive.markup.language import detect

STORIES = Path(__file__).parents[2] / "samples" / "sources" / "text"
LANGUAGES = {
    "harbour-library": "en",
    "storm-barrier": "en",
    "choir-concert": "en",
    "road-closed": "en",
    "tram-line": "es",
    "market-hall": "fr",
    "swimming-bath": "de",
    "island-ferry": "el",
    "puppet-theatre": "ru",
    "old-market": "ar",
    "night-bus": "he",
    "monsoon-bridge": "hi",
    "floating-market": "th",
    "bicycle-lanes": "zh",
    "lighthouse-museum": "ja",
    "village-school": "ko",
}
BY_SCRIPT = {"el", "he", "th", "ja", "ko"}


def story(stem: str) -> str:
    return decode((STORIES / f"{stem}.txt").read_bytes()).text


def test_every_story_has_its_language_here() -> None:
    assert {path.stem for path in STORIES.glob("*.txt")} == set(LANGUAGES)


@pytest.mark.parametrize(("stem", "tag"), LANGUAGES.items())
def test_stories(stem: str, tag: str) -> None:
    found = detect(story(stem))
    assert found.tag == tag
    assert found == detect(story(stem))
    assert found.basis.startswith("script: " if tag in BY_SCRIPT else "py3langid, probability ")


def test_a_script_of_one_language_needs_no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise AssertionError

    monkeypatch.setattr(language, "_identifier", refuse)
    assert detect("Η βιβλιοθήκη του λιμανιού άνοιξε ξανά το Σάββατο, λέει ο John.").tag == "el"
    assert detect("市立図書館が土曜日に再開した").tag == "ja"
    with pytest.raises(AssertionError):
        detect("Библиотека открыта")


@pytest.mark.parametrize("text", ["", "1, 2, 3 – 4.5 %", "…", "\n\n"])
def test_without_letters_there_is_no_language(text: str) -> None:
    assert detect(text) == language.Detected(tag="", basis="there are no letters")


@pytest.mark.parametrize("text", ["Hello", "OK", "xqz wvkj ppq rrt zzk", "Marina Porto"])
def test_too_little_text_has_no_language_and_says_why(text: str) -> None:
    found = detect(text)
    assert not found.tag
    assert "py3langid" in found.basis


def test_only_the_beginning_is_read() -> None:
    english = story("harbour-library") * 3
    assert detect(english + "Библиотека открыта. " * 100_000) == detect(english[:4000])


def test_pointed_yiddish_is_not_taken_for_hebrew_by_its_script() -> None:
    assert not detect("די נײַע ביבליאָטעק אין שטאָט איז אָפֿן").basis.startswith("script")


@pytest.mark.parametrize(
    "stem", ["choir-concert", "harbour-library", "market-hall", "puppet-theatre", "swimming-bath", "tram-line"]
)
def test_what_a_few_stretches_leave_no_doubt_of_is_what_the_whole_says(stem: str, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = detect(story(stem))
    monkeypatch.setattr(language, "_STRETCH", 4000)
    assert detect(story(stem)) == quick


def test_in_doubt_the_whole_sample_decides() -> None:
    found = detect(" ".join([story("tram-line")[:600], story("market-hall")[:1200], story("tram-line")[:600]]))
    assert found.basis != "py3langid, probability 1.00"
