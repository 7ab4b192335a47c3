"""The source options: one instant, given fields, and clear words when they do not fit."""

import pytest

from archive.cli._options import given_fields, instant, language
from archive.errors import UsageError
from archive.model.dates import PartialDate


def test_at_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert instant("2026-11-22T09:30:00+01:00") == PartialDate("2026-11-22T09:30:00+01:00")
    assert instant("") == PartialDate("1970-01-01T00:00:00Z")


def test_now_is_in_utc_to_the_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    now = instant("").value
    assert now.endswith("Z")
    assert len(now) == len("2026-11-22T09:30:00Z")


@pytest.mark.parametrize("at", ["yesterday", "2026-11-22", "2026-11-22T09:30:00", "2026-13-01T00:00:00Z"])
def test_what_is_no_instant_is_refused(at: str) -> None:
    with pytest.raises(UsageError, match="--at"):
        instant(at)


@pytest.mark.parametrize("epoch", ["soon", "9" * 30, "1.5"])
def test_a_wrong_epoch_is_refused(epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        instant("")


def test_fields_may_repeat_and_hold_equals_signs() -> None:
    assert given_fields(["keyword=a", "keyword=b=c", " title =T"]) == {"keyword": ["a", "b=c"], "title": ["T"]}


def test_a_field_without_a_value_is_refused() -> None:
    with pytest.raises(UsageError, match="FIELD=VALUE"):
        given_fields(["headline"])


@pytest.mark.parametrize("tag", ["", "en", "pt-BR", "zh-Hant-HK", "grc", "x-klingon", "EN"])
def test_a_language_tag_is_taken_as_stated(tag: str) -> None:
    assert language(tag) == tag


@pytest.mark.parametrize("tag", ["English", "e", "deutsch", "en_US", "-", "x", "日本語", "en-", "en-US_x", "en-abcdefghi"])
def test_a_name_is_no_language_tag(tag: str) -> None:
    with pytest.raises(UsageError, match="--lang"):
        language(tag)
