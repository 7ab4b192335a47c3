"""Front matter fields: each key fills its field, what does not fit is kept and said."""

import pytest

from archive.markdown.fields import Draft, read_fields
from archive.markdown.frontmatter import Value
from archive.model.dates import PartialDate
from archive.model.values import AltId, Origin, Party, Publication, PubStatus, Text


def drafted(**fields: Value) -> Draft:
    draft = Draft()
    read_fields(fields, draft)
    return draft


def codes(draft: Draft) -> list[str]:
    return [finding.rule.code for finding in draft.findings]


def test_keys_are_read_in_any_dress() -> None:
    for key in ("copyright_holder", "Copyright-Holder", "copyrightHolder", "COPYRIGHT HOLDER"):
        (rights,) = drafted(**{key: "Harbour Wire"}).fields["rights"]
        assert rights.holder == Party(name="Harbour Wire")


def test_a_title_beside_a_headline_is_the_label() -> None:
    draft = drafted(title="label", headline="Headline")
    assert draft.fields["headlines"] == (Text(value="Headline"),)
    assert draft.fields["title"] == "label"
    assert drafted(title="Headline").fields == {"headlines": (Text(value="Headline"),)}


def test_people_in_every_shape() -> None:
    assert drafted(author="A").fields["creators"] == (Party(name="A"),)
    draft = drafted(authors=["A", {"name": "B"}, {"name": "C", "email": "c@example.org"}])
    assert draft.fields["creators"] == (Party(name="A"), Party(name="B"), Party(name="C"))
    assert [entry.path for entry in draft.unmapped] == ["front matter/authors"]


def test_dates() -> None:
    draft = drafted(
        date="2026-03-04", published="2026-03-05T06:00:00Z", lastmod="2026-03-06 07:00 +0100", embargo="2026-03-04T00:00:00Z"
    )
    assert draft.fields == {
        "content_created": PartialDate("2026-03-04"),
        "published": (Publication(date=PartialDate("2026-03-05T06:00:00Z")),),
        "content_modified": PartialDate("2026-03-06T07:00:00+01:00"),
        "embargoed": PartialDate("2026-03-04T00:00:00Z"),
    }
    assert not draft.findings
    assert draft.origins["content_created"].origin is Origin.HEURISTIC
    assert draft.origins["published"].origin is Origin.EXPLICIT
    assert [entry.value for entry in draft.unmapped] == ["2026-03-06 07:00 +0100"]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"date": "last Tuesday"}, "MD-001"),
        ({"date": ["2026"]}, "MD-001"),
        ({"date": "2026-02-30"}, "MD-001"),
        ({"published": "2026-02-20T10:00:00"}, "MD-002"),
        ({"layout": "wide"}, "MD-003"),
        ({"lang": "English (UK)"}, "MD-009"),
        ({"urgency": "high"}, "MD-009"),
        ({"embargo": "2026-02-20"}, "MD-009"),
    ],
)
def test_what_does_not_fit_is_kept_and_said(fields: dict[str, Value], code: str) -> None:
    draft = drafted(**fields)
    assert codes(draft) == [code]
    assert len(draft.unmapped) == 1


def test_of_two_keys_for_one_value_the_other_is_kept() -> None:
    draft = drafted(date="2026-01-01", created="2025-12-31")
    assert draft.fields["content_created"] == PartialDate("2025-12-31")
    assert [(entry.path, entry.value) for entry in draft.unmapped] == [("front matter/date", "2026-01-01")]


def test_words_status_and_identifiers() -> None:
    draft = drafted(
        tags="a, b", keywords=["b", "c"], draft="true", guid="urn:x:1", lang="pt_BR", publisher={"name": "P", "url": "u"}
    )
    assert draft.fields["keywords"] == ("b", "c", "a")
    assert draft.fields["pub_status"] is PubStatus.WITHHELD
    assert draft.fields["alt_ids"] == (AltId(value="urn:x:1", type="guid"),)
    assert draft.fields["languages"] == ("pt-BR",)
    assert draft.fields["provider"] == Party(name="P")


def test_empty_values_are_no_values() -> None:
    draft = drafted(title="", author=[], layout="", date="")
    assert not draft.fields
    assert not draft.findings


def test_what_no_archive_can_hold_is_replaced() -> None:
    draft = drafted(title="a\x07b\ud800", odd="\x1b[2J")
    assert draft.fields["headlines"] == (Text(value="a\ufffdb\ufffd"),)
    assert draft.unmapped[0].value == "\ufffd[2J"
