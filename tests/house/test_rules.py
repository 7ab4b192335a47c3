"""Every rule has a code of its own, a title that is a sentence, a source, and a broken sample that yields it."""

import re
from pathlib import Path

import pytest

from archive import agreement, illustrating, judging, registry
from archive.findings import Rule

ROOT = Path(__file__).parents[2]
BROKEN = ROOT / "samples" / "broken"


def owned() -> list[tuple[str, Rule]]:
    """Return (folder under samples/broken, rule) for every rule of every plug."""
    pairs = [(name, rule) for name in registry.names("validators") for rule in registry.validator(name).rules]
    pairs += [(name, rule) for name in registry.names("importers") for rule in registry.importer(name).rules]
    pairs += [(name, rule) for name in registry.names("exporters") for rule in registry.exporter(name).rules]
    pairs += [("renditions", rule) for rule in illustrating.RULES]
    return [*pairs, ("check", judging.UNKNOWN), *(("bundle", rule) for rule in agreement.RULES)]


RULES = owned()


def test_codes_are_never_shared_between_different_rules() -> None:
    seen: dict[str, Rule] = {}
    for _, rule in RULES:
        assert seen.setdefault(rule.code, rule) == rule


@pytest.mark.parametrize(("folder", "rule"), RULES, ids=lambda value: value.code if isinstance(value, Rule) else value)
class TestRule:
    def test_is_written_out(self, folder: str, rule: Rule) -> None:
        own = {"ocfl": r"[EW]\d{3}", "ocfl-root": r"[EW]\d{3}", "csip": r"(CSIP|CSIPSTR|SIP|DIP)\d+"}.get(folder, "none")
        assert re.fullmatch(rf"[A-Z0-9]+-\d{{3}}|{own}", rule.code), "codes of a specification are its own"
        assert rule.title.endswith("."), "the demand is a sentence"
        assert len(rule.message) > 20
        assert rule.spec

    def test_has_a_broken_sample(self, folder: str, rule: Rule) -> None:
        assert list((BROKEN / folder).glob(f"{rule.code}*")), f"samples/broken/{folder}/{rule.code}-... is missing"
