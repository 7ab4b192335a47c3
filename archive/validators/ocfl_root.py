"""Judges an OCFL storage root: what leads to its objects. Each object is a package of its own and judged by `ocfl.py`.

Whether every object lies where the layout says is judged for the layouts that can be computed; the report names another one.
"""

from collections.abc import Iterator

from archive.findings import Finding, Skipped, rationed
from archive.formats import Holding, Validator
from archive.model.tree import Tree
from archive.ocfl import judge_root, root_rules, rules


def _check(tree: Tree) -> Iterator[Finding | Skipped]:
    """Yield what is wrong with a storage root, its objects left aside."""
    return rationed(judge_root.check(tree), rules.MORE)


VALIDATOR = Validator(
    name="ocfl-root",
    title="OCFL storage roots, 1.0 and 1.1, and the places of their objects",
    reads=Tree,
    applies=judge_root.is_root,
    check=_check,
    rules=tuple(sorted(root_rules.RULES, key=lambda rule: rule.code)),
    holding=Holding(mark=judge_root.MARK, members=judge_root.objects),
)
