"""Judges a bag by a BagIt profile, besides RFC 8493 (BagIt Profiles 1.1 to 1.4).

All faults are reported, not the first. Identifiers that differ only in http or https count as one, because profiles have moved.
Labels are compared without case, as RFC 8493 does. The files that BagIt itself defines are no tag files for Tag-Files-Allowed.
What a bag in memory will be packed in is not known and is skipped.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from archive.bagit import profile_rules as rules
from archive.bagit.algorithms import manifest_name, parse_name
from archive.bagit.bag import DECLARATION, FETCH, PAYLOAD, Bag
from archive.bagit.manifest import Manifest
from archive.bagit.profile import IDENTIFIER, Label, Profile, matches
from archive.findings import Finding, Place, Rule, Skipped

_FOLDER: Final = "folder"
_TYPES: Final = {
    "zip": {"application/zip"},
    "tar": {"application/tar"},
    "tar.gz": {"application/gzip", "application/gtar", "application/tar+gzip", "application/tgz", "application/compressed-tar"},
    "tar.bz2": {"application/bzip2", "application/bzip", "application/tar+bzip2"},
    "tar.xz": {"application/xz", "application/tar+xz"},
    "tar.zst": {"application/zstd", "application/tar+zstd"},
}


def check(bag: Bag, profile: Profile) -> Iterator[Finding | Skipped]:
    """Yield what in the bag, or in the profile itself, is against the profile."""
    for verdict in _check(bag, profile):
        if isinstance(verdict, Finding):
            yield verdict.rule.at(verdict.where, **{**verdict.facts, "profile": profile.identifier})
        else:
            yield verdict
    for key in profile.unread:
        yield Skipped(check=f"profile {profile.identifier}: {key}", reason="no version of BagIt Profiles defines it")


def _check(bag: Bag, profile: Profile) -> Iterator[Finding | Skipped]:
    """Yield the same, without the name of the profile."""
    yield from (rules.LACKS.at(Place(), key=key) for key in profile.lacks)
    yield from (rules.CLASH.at(Place(), clash=clash) for clash in profile.clashes)
    yield from _name(bag, profile)
    for label in profile.labels:
        yield from _label(bag, label)
    yield from _manifests(
        bag.payload, profile.manifests_required, profile.manifests_allowed, rules.MANIFEST_MISSING, rules.MANIFEST_FORBIDDEN
    )
    yield from _manifests(
        bag.tag,
        profile.tag_manifests_required,
        profile.tag_manifests_allowed,
        rules.TAG_MANIFEST_MISSING,
        rules.TAG_MANIFEST_FORBIDDEN,
    )
    version = ".".join(map(str, bag.declared.version))
    if profile.versions and version not in profile.versions:
        yield rules.VERSION.at(Place(path=DECLARATION), found=version, known=", ".join(profile.versions))
    yield from _container(bag, profile)
    yield from _files(bag, profile)


def _name(bag: Bag, profile: Profile) -> Iterator[Finding]:
    """Yield whether the bag names the profile; it may name several."""
    named = [tag for tag in bag.info if tag.key == IDENTIFIER.lower() and tag.value]
    if not named:
        yield rules.NOT_NAMED.at(Place(path=bag.info_name))
    elif _plain(profile.identifier) not in {_plain(tag.value) for tag in named}:
        yield rules.OTHER_NAME.at(Place(path=bag.info_name, line=named[0].line), found=named[0].value)


def _plain(identifier: str) -> str:
    """Return what is equal for two identifiers that differ in nothing but the transport."""
    return identifier.strip().removeprefix("https:").removeprefix("http:")


def _label(bag: Bag, label: Label) -> Iterator[Finding]:
    """Yield what is wrong with the elements of one label."""
    tags = [tag for tag in bag.info if tag.key == label.name.lower()]
    if not any(tag.value for tag in tags):
        if label.required:
            yield rules.LABEL_MISSING.at(Place(path=bag.info_name), label=label.name)
        elif label.recommended:
            yield rules.LABEL_ADVISED.at(Place(path=bag.info_name), label=label.name)
    for number, tag in enumerate(tags):
        place = Place(path=bag.info_name, line=tag.line)
        if number and not label.repeatable:
            yield rules.REPEATED.at(place, label=label.name)
        if label.values and tag.value and tag.value not in label.values:
            yield rules.VALUE.at(place, label=label.name, found=tag.value, known=_known(label.values))


def _manifests(
    listings: list[Manifest], required: Iterable[str], allowed: tuple[str, ...] | None, missing: Rule, forbidden: Rule
) -> Iterator[Finding]:
    """Yield which manifests of one kind are missing, and which should not be there."""
    is_tag = missing is rules.TAG_MANIFEST_MISSING
    there = {listing.name.algorithm for listing in listings}
    for algorithm in required:
        if algorithm not in there:
            yield missing.at(Place(path=manifest_name(algorithm, is_tag=is_tag)), file=manifest_name(algorithm, is_tag=is_tag))
    if allowed is not None:
        for listing in listings:
            if listing.name.algorithm not in allowed:
                yield forbidden.at(Place(path=listing.name.file), known=_known(allowed))


def _container(bag: Bag, profile: Profile) -> Iterator[Finding | Skipped]:
    """Yield whether the bag is packed as it should be."""
    found = bag.tree.container
    if not found:
        yield Skipped(check=f"profile {profile.identifier}: Serialization", reason="the bag is in memory")
    elif profile.serialization == ("required" if found == _FOLDER else "forbidden"):
        yield rules.CONTAINER_DEMANDED.at(Place(), demand=profile.serialization, found=found)
    elif found != _FOLDER and profile.containers:
        types = {name.strip().lower().replace("/x-", "/").replace("+x-", "+") for name in profile.containers}
        if types.isdisjoint(_TYPES.get(found, ())):
            yield rules.CONTAINER.at(Place(), found=found, known=_known(profile.containers))


def _files(bag: Bag, profile: Profile) -> Iterator[Finding]:
    """Yield which files are missing, and which should not be there."""
    paths = bag.tree.entries
    payload = [path for path in paths if path.startswith(PAYLOAD)]
    if FETCH in paths and not profile.allow_fetch:
        yield rules.FETCH_FORBIDDEN.at(Place(path=FETCH))
    if FETCH not in paths and profile.require_fetch:
        yield rules.FETCH_MISSING.at(Place(path=FETCH))
    size = sum(paths[path].size for path in payload) if profile.data_empty else 0
    if size or (profile.data_empty and len(payload) > 1):
        yield rules.NOT_EMPTY.at(Place(path=PAYLOAD), count=len(payload), size=size)
    for rule, wanted in ((rules.TAG_FILE_MISSING, profile.tag_files_required), (rules.PAYLOAD_MISSING, profile.payload_required)):
        for path in wanted:
            if path not in paths and not (path.endswith("/") and _has(bag, path)):
                yield rule.at(Place(path=path), file=path)
    own = {DECLARATION, FETCH, bag.info_name, *(path for path in paths if parse_name(path)), *profile.tag_files_required}
    tag_files = [path for path in paths if not path.startswith(PAYLOAD) and path not in own]
    yield from _forbidden(tag_files, profile.tag_files_allowed, rules.TAG_FILE_FORBIDDEN)
    yield from _forbidden(payload, profile.payload_allowed, rules.PAYLOAD_FORBIDDEN)


def _has(bag: Bag, folder: str) -> bool:
    """Tell whether there is a folder; `folder` ends with a slash."""
    return folder.rstrip("/") in bag.tree.folders or any(path.startswith(folder) for path in bag.tree.entries)


def _forbidden(paths: Iterable[str], allowed: tuple[str, ...] | None, rule: Rule) -> Iterator[Finding]:
    """Yield the files that no pattern allows."""
    if allowed is not None:
        for path in paths:
            if not any(matches(pattern, path) for pattern in allowed):
                yield rule.at(Place(path=path), known=_known(allowed))


def _known(words: Iterable[str]) -> str:
    """Return a few words in a row; no word twice."""
    return ", ".join(Counter(words)) or "none"
