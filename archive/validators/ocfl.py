"""Judges an OCFL object, in a folder, a zip, a tar or in memory, by the specifications 1.0 and 1.1.

Codes are those of the specification. All faults are reported, up to a thousand of one kind. Nothing is written, and what is no
ordinary file is never opened. A storage root is judged by `ocfl_root.py`.
"""

from collections.abc import Iterator

from archive.findings import Finding, Skipped, rationed
from archive.formats import Validator
from archive.model.tree import Tree
from archive.ocfl import inventory_rules, judge_object, rules


def _check(tree: Tree) -> Iterator[Finding | Skipped]:
    """Yield all that is wrong with an object."""
    return rationed(judge_object.check(tree), rules.MORE)


VALIDATOR = Validator(
    name="ocfl",
    title="OCFL objects, 1.0 and 1.1",
    reads=Tree,
    applies=judge_object.is_object,
    check=_check,
    rules=tuple(sorted((*rules.RULES, *inventory_rules.RULES), key=lambda rule: rule.code)),
)
