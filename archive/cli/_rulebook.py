"""The rules of every plug and of the program itself, for the commands that list or name them; all plugs are loaded for it."""

from typing import Any

from archive import extras, judging, registry
from archive.findings import Rule
from archive.formats import Exporter, Importer, Validator


def all_rules() -> list[Rule]:
    """Return every rule once, by code."""
    plugs: list[Importer | Exporter | Validator[Any]] = [
        *map(registry.importer, registry.names("importers")),
        *map(registry.exporter, registry.names("exporters")),
        *map(registry.validator, registry.names("validators")),
    ]
    rules = {rule.code: rule for plug in plugs for rule in plug.rules}
    others = (
        judging.RULES,
        *(
            extras.load(f"archive.{name}").RULES
            for name in ("agreement", "illustrating", "repository.auditing", "repository.healing")
        ),
    )
    rules |= {rule.code: rule for each in others for rule in each}
    return [rules[code] for code in sorted(rules)]
