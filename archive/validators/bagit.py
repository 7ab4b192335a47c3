"""Judges a bag, in a folder, a zip, a tar or in memory, by RFC 8493 (BagIt 1.0) and the drafts 0.93 to 0.97.

All faults are reported, up to a thousand of one kind. Nothing is fetched and nothing is written; what is no ordinary file is
never opened. The form of the tag files is judged by their readers, the rest by the judges of `archive/bagit`; the writer
shares only the grammar with them. A Payload-Oxum that does not fit is an error and ends nothing.
"""

from collections.abc import Iterator
from itertools import chain

from archive.bagit import bag, demands, judge_completeness, judge_fixity, judge_metadata, judge_structure, rules
from archive.bagit.bag import Bag
from archive.findings import Finding, Skipped, rationed
from archive.formats import Validator
from archive.model.tree import Tree


def _check(tree: Tree) -> Iterator[Finding | Skipped]:
    """Yield all that is wrong, and the checksums that could not be computed."""
    declared, faults = bag.declare(tree)
    subject = Bag(tree=tree, declared=declared)
    yield from rationed(chain(faults, _judge(subject)), demands.MORE)
    for listing in (*subject.payload, *subject.tag):
        if not listing.name.digest:
            reason = f"the algorithm {listing.name.algorithm!r} is not known here"
            yield Skipped(check=f"checksums of {listing.name.file}", reason=reason)
    if subject.fetch:
        yield Skipped(check="fetch.txt", reason="nothing is ever fetched")


def _judge(subject: Bag) -> Iterator[Finding]:
    """Yield all that is wrong; the order matters, as each judge knows what the ones before it found."""
    yield from bag.load(subject)
    yield from judge_structure.check(subject)
    yield from judge_completeness.check(subject)
    yield from judge_fixity.check(subject)
    yield from judge_metadata.check(subject)  # sizes are known for nothing once the files were read


VALIDATOR = Validator(
    name="bagit",
    title="BagIt bags, 0.93 to 1.0 (RFC 8493)",
    reads=Tree,
    applies=bag.is_bag,
    check=_check,
    rules=tuple(sorted((*rules.RULES, *demands.RULES), key=lambda rule: rule.code)),
)
