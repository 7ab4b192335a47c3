"""`archive rules`: lists the rules of every reader, writer and judge, or explains one of them."""

import click

from archive.cli._command import Command
from archive.cli._rulebook import all_rules
from archive.cli._talk import show
from archive.cli._tell import row
from archive.errors import UsageError


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
