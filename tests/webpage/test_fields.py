"""Claims become fields: the surest wins, what cannot be a value is kept and told."""

from archive.webpage.claims import Claim
from archive.webpage.draft import Draft
from archive.webpage.fields import fill, language


def filled(*claims: tuple[str, str], node: dict[str, object] | None = None) -> Draft:
    draft = Draft()
    fill(draft, tuple(Claim(field=f, values=(v,), basis=f"{f} {n}", path=f"p{n}") for n, (f, v) in enumerate(claims)), node or {})
    return draft


def codes(draft: Draft) -> list[str]:
    return [finding.rule.code for finding in draft.findings]


def test_a_date_that_is_none_is_kept_and_the_next_is_asked() -> None:
    draft = filled(("headline", "H"), ("published", "soon"), ("published", "2024-10-22"))
    assert draft.fields["published"][0].date.value == "2024-10-22"
    assert codes(draft) == ["WEB-007"]
    assert [(entry.path, entry.value) for entry in draft.unmapped] == [("p1", "soon")]


def test_dates_that_agree_do_not_conflict() -> None:
    same = filled(
        ("headline", "H"),
        ("published", "2024-10-22T09:30:00+01:00"),
        ("published", "2024-10-22T08:30:00Z"),
        ("published", "2024-10-22"),
    )
    assert codes(same) == []
    other = filled(("headline", "H"), ("published", "2024-10-22"), ("published", "2024-11-01"))
    assert codes(other) == ["WEB-005"]


def test_a_day_without_zone_is_told() -> None:
    draft = filled(("headline", "H"), ("published", "2024-10-22 09:30"))
    assert draft.fields["published"][0].date.value == "2024-10-22"
    assert codes(draft) == ["WEB-006"]


def test_nothing_stated_is_nothing_filled() -> None:
    draft = filled()
    assert draft.fields == {}
    assert codes(draft) == ["WEB-003", "WEB-009"]


def test_an_address_identifies_an_author() -> None:
    node = {
        "author": [{"name": "Ann", "url": "https://a.example/ann"}],
        "copyrightHolder": {"name": "P", "url": "https://p.example"},
    }
    draft = filled(("headline", "H"), ("author", "Ann"), ("holder", "P"), ("license", "https://l.example"), node=node)
    assert draft.fields["creators"][0].uri == "https://a.example/ann"
    assert draft.fields["rights"][0].holder.uri == "https://p.example"
    assert draft.fields["rights"][0].links[0].rel == "license"


def test_languages_are_tags() -> None:
    def said(*tags: str) -> tuple[str, list[str]]:
        draft = Draft()
        return language(draft, tuple(Claim(field="language", values=(tag,), basis="x", path="y") for tag in tags)), codes(draft)

    assert said("en", "en_GB") == ("en-GB", [])
    assert said("English", "de") == ("de", ["WEB-007"])
    assert said("de", "fr") == ("de", ["WEB-005"])
    assert said() == ("", [])
