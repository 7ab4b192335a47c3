"""Runs and scopes."""

from archive.pdf.runs import Run, Scope, plain


def test_a_run_is_plain_until_something_sets_it_apart() -> None:
    assert Run(text="a").is_plain
    assert not Run(text="a", bold=True).is_plain
    assert not Run(text="a", lang="fr").is_plain
    assert not Run(text="a", scope=Scope(tag="Code")).is_plain


def test_equal_scopes_are_different_elements() -> None:
    assert Scope(tag="Link", url="u") != Scope(tag="Link", url="u")


def test_what_is_inside_a_link_is_linked() -> None:
    link = Scope(tag="Link", url="https://example.org")
    assert Scope(tag="Code", parent=link).is_linked
    assert not Scope(tag="Code").is_linked


def test_nothing_has_no_runs() -> None:
    assert plain("") == ()
