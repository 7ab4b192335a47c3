"""Repositories for tests: stores with small objects, stories in several versions, and the verdict of a stranger (ocfl-py)."""

from collections.abc import Mapping
from pathlib import Path

from ocfl import StorageRoot
from ocfl.validator import Validator

from archive import judging
from archive.findings import Severity
from archive.model.tree import Blob, Tree
from archive.ocfl.inventory import User
from archive.ocfl.layout import HASH_AND_ID
from archive.repository import versions
from archive.repository.objects import Held
from archive.repository.places import place_of
from archive.repository.root import Root, make
from archive.repository.versions import Note

AT = "2026-11-22T09:30:00Z"
ID = "urn:newsml:harbour.example:20261122:ferry"
NOTE = Note(created=AT, message="A test", user=User(name="Ada Stone", address="mailto:ada@harbour.example"))
FIRST = {"bagit.txt": b"a declaration\n", "data/one.txt": b"one", "data/deep/two.txt": b"two" * 500}
SECOND = {**FIRST, "data/one.txt": b"one, corrected", "data/three.txt": b"three"}

_STORY = """<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2" standardversion="2.35" conformance="power"
  guid="{id}"{version} xml:lang="en">
  <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
  <itemMeta>
    <itemClass qcode="ninat:text"/>
    <provider literal="harbourwire"><name>Harbour Wire</name></provider>
    <versionCreated>2026-11-22T08:00:00Z</versionCreated>
    <pubStatus qcode="stat:{status}"/>
  </itemMeta>
  <contentMeta>
    <contentCreated>2026-11-22</contentCreated>
    <language tag="en"/>
    <headline>{headline}</headline>
    <by>By Piet Holm</by>
  </contentMeta>
  <contentSet>
    <inlineXML contenttype="application/xhtml+xml">
      <html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>
        <body><p>The ferry sails twice a day.</p><p>{text}</p></body></html>
    </inlineXML>
  </contentSet>
</newsItem>
"""


def story(
    folder: Path,
    version: int | None = 1,
    *,
    headline: str = "The Ferry Sails Again",
    text: str = "It leaves at noon.",
    status: str = "usable",
    identifier: str = ID,
) -> Path:
    """Write a NewsML-G2 story; without a version it does not number them."""
    number = "" if version is None else f' version="{version}"'
    path = folder / f"ferry-{version}.xml"
    path.write_text(
        _STORY.format(id=identifier, version=number, headline=headline, text=text, status=status), encoding="utf-8"
    )  # fmt: skip
    return path


def tree(files: Mapping[str, bytes]) -> Tree:
    """Return the Tree of files in memory."""
    return Tree(entries={path: Blob.of(data) for path, data in files.items()})


def store(place: Path | str, layout: str = HASH_AND_ID) -> Root:
    """Make a store, of the layout that ocfl-py knows."""
    return make(place_of(str(place)), layout)


def append(root: Root, *states: Mapping[str, bytes], identifier: str = ID) -> Held:
    """Add a version for each state."""
    held = root.get(identifier)
    for state in states:
        held = versions.append(root, identifier, held, tree(state), NOTE)
    assert held is not None
    return held


def stranger_says(place: Path) -> list[str]:
    """Return what ocfl-py finds wrong with a store of layout 0003 and the objects in it, warnings included."""
    judge = StorageRoot(root=str(place))
    good = judge.validate(log_warnings=True, max_errors=0)
    told = list(judge.log.messages) if judge.log else []
    for declared in sorted(place.rglob("0=ocfl_object_*")):
        one = Validator(log_warnings=True)
        if not one.validate_object(str(declared.parent)) or one.log.messages:
            told += one.log.messages or ["not valid"]
    return told or ([] if good else ["the store is not valid"])


def we_say(place: Path) -> list[str]:
    """Return the codes that our validators find in a store and its objects, of errors and warnings."""
    reports = [judging.check(place, alone=True), *map(judging.check, judging.members(place))]
    return [finding.rule.code for report in reports for finding in report.findings if finding.rule.severity is not Severity.NOTE]
