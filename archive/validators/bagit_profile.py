"""Judges a bag by BagIt Profiles: those that the caller hands over, and ours for a bag that names it.

A profile that a bag names by a URL is not fetched; the report says so. What RFC 8493 itself demands is judged by the validator
`bagit`. The name says that this judges more about packages of that layout.
"""

from collections.abc import Iterator

from archive import schemas
from archive.bagit import bag, judge_profile, profile, profile_rules
from archive.bagit.bag import Bag
from archive.findings import Finding, Skipped
from archive.formats import Validator
from archive.model.tree import Tree

OWN_FILE = "bagit-profile/1.0/newsarchive-profile.json"


def _applies(tree: Tree) -> bool:
    """Tell whether a profile was handed over for a bag, or the bag seems to name one."""
    if not bag.is_bag(tree):
        return False
    if profile.asked():
        return True
    info = tree.entries.get("bag-info.txt")
    try:
        return info is not None and info.size <= bag.MOST_INFO and profile.IDENTIFIER.lower().encode() in info.read().lower()
    except OSError:
        return False  # which is the finding of the other validator


def _check(tree: Tree) -> Iterator[Finding | Skipped]:
    """Yield what is against the profiles, and those by which nothing could be judged."""
    declared, _ = bag.declare(tree)
    subject = Bag(tree=tree, declared=declared)
    for _ in bag.load(subject):
        pass  # said by the other validator
    named = dict.fromkeys(tag.value for tag in subject.info if tag.key == profile.IDENTIFIER.lower() and tag.value)
    wanted = list(profile.asked())
    known = {one.identifier for one in wanted}
    if profile.OWN in named and profile.OWN not in known:
        wanted.append(profile.parse(schemas.json_document(OWN_FILE), OWN_FILE))
    for one in wanted:
        yield from judge_profile.check(subject, one)
    for identifier in named:
        if not wanted and identifier != profile.OWN:
            reason = "profiles are not fetched; hand it over with --profile FILE"
            yield Skipped(check=f"profile {identifier}", reason=reason)


VALIDATOR = Validator(
    name="bagit-profile",
    title="BagIt Profiles 1.1 to 1.4, as handed over; ours for bags that name it",
    reads=Tree,
    applies=_applies,
    check=_check,
    rules=profile_rules.RULES,
)
