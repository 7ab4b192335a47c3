"""Judges E-ARK information packages by CSIP 2.2, and SIP and DIP 2.2: in a folder, a zip, a tar, in memory, or inside a bag.

Codes are those of the specifications; those named EARK are ours. All faults are reported, up to a thousand of one kind. Every
file is held against what METS says of it. The PREMIS records are judged by `premis.py`. Nothing is fetched or written.
"""

from collections.abc import Iterator
from typing import Final

from archive.csip import file_rules, judge_package, kind_rules, map_rules, package, rules
from archive.errors import InstallationError
from archive.findings import Finding, Skipped, rationed
from archive.formats import Validator
from archive.model.tree import Tree
from archive.standards import compiled
from archive.standards.register import METS


def _applies(tree: Tree) -> bool:
    """Tell whether this is a package, or a bag that holds one."""
    return bool(package.bases(tree))


def _check(tree: Tree) -> Iterator[Finding | Skipped]:
    """Yield all that is wrong, and the schema when it is not at hand."""
    schema = None
    try:
        schema = compiled.xml_schema(METS)
    except InstallationError as error:
        yield Skipped(check="METS schema", reason=f"{error.message}. {error.hint}")
    yield from rationed(judge_package.check(tree, schema), rules.MORE)


VALIDATOR: Final = Validator(
    name="csip",
    title="E-ARK information packages (CSIP, SIP, DIP 2.2)",
    reads=Tree,
    applies=_applies,
    check=_check,
    rules=(*rules.RULES, *file_rules.RULES, *map_rules.RULES, *kind_rules.RULES),
)
