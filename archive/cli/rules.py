"""`archive rules`: lists the rules of every reader, writer and judge, or explains one of them."""

from typing import Any

import click

from archive import judging, registry
from archive.cli._command import Command
from archive.cli._talk import show
from archive.cli._tell import row
from archive.errors import UsageError
from archive.findings import Rule
from archive.formats import Exporter, Importer, Validator


@click.command(
    name="rules",
    cls=Command,
    short_help="List the validators' rules, or explain one.",
    examples=(
        "archive rules",
        "archive rules BAG-001",
    ),
)
@click.argument("code", required=False)
def command(code: str | None) -> int:
    """List every rule, or explain the one called CODE."""
    rules = all_rules()
    if code is None:
        for rule in rules:
            show(f"{rule.code:10} {rule.severity.value:8} {rule.title}")
        return 0
    for rule in rules:
        if rule.code.lower() == code.lower():
            lines = [f"{rule.code} ({rule.severity.value})", *row("demands", rule.title), *row("says", rule.message)]
            show("\n".join([*lines, *row("source", rule.spec)]))
            return 0
    raise UsageError(f"there is no rule {code!r}", hint="See: archive rules")


def all_rules() -> list[Rule]:
    """Return the rules of every plug, each once, by code."""
    plugs: list[Importer | Exporter | Validator[Any]] = [
        *map(registry.importer, registry.names("importers")),
        *map(registry.exporter, registry.names("exporters")),
        *map(registry.validator, registry.names("validators")),
    ]
    rules = {rule.code: rule for plug in plugs for rule in plug.rules}
    rules |= {rule.code: rule for rule in judging.RULES}
    return [rules[code] for code in sorted(rules)]
