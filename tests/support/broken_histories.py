"""Makes `samples/broken/premis`: for each rule of PREMIS records a tiny bag that breaks it and no other.

    .venv/bin/python -m tests.support.broken_histories

A test makes all of it again in memory and compares, so the samples cannot drift from this file.
"""

from dataclasses import replace
from pathlib import Path

from archive.premis import writing
from archive.premis.record import Agent, Entity, Event, File, Format, Identifier, Link, Record, Relation
from archive.premis.terms import DIGESTING, PROGRAM, REPRESENTS, SOFTWARE, SOURCE, STRUCTURAL, SUCCESS
from tests.support.bags import STORY, bag, listing, write

FOLDER = Path(__file__).parents[2] / "samples" / "broken" / "premis"
PLACE = "metadata/premis.xml"
PATH, DATA = next(iter(STORY.items()))
SUM = listing(STORY, "sha512").split()[0].decode()
_ENTITY = Identifier.uri("urn:newsml:example.org:20261122:harbour")
_AGENT = Identifier.uri("urn:x-newsarchive:software:0.1.0")
_FILE = File(
    identifier=Identifier.made_of("file"),
    path=PATH,
    size=len(DATA),
    digests={"sha512": SUM},
    format=Format(name="plain text", media_type="text/plain", puid="x-fmt/111"),
    relations=(Relation(type=STRUCTURAL, subtype=REPRESENTS, to=_ENTITY),),
)
RECORD = Record(
    entity=Entity(identifier=_ENTITY),
    files=(_FILE,),
    events=(
        Event(
            identifier=Identifier.made_of("event"),
            type=DIGESTING,
            at="2026-11-22T09:30:00Z",
            outcome=SUCCESS,
            agents=(Link(_AGENT, PROGRAM),),
            objects=(Link(_FILE.identifier, SOURCE),),
        ),
    ),
    agents=(Agent(identifier=_AGENT, name="newsarchive", type=SOFTWARE, version="0.1.0"),),
)
GOOD = writing.write(RECORD)
_OTHER = replace(_FILE, identifier=Identifier.made_of("other"), path="data/weather.txt")


def told(old: str = "", new: str = "") -> dict[str, bytes]:
    """Return a sound bag whose history has one text replaced."""
    assert old.encode() in GOOD
    return bag(tags={PLACE: GOOD.replace(old.encode(), new.encode())})


SAMPLES: dict[str, dict[str, bytes]] = {
    "PREMIS-001-cut-short": bag(tags={PLACE: GOOD[: len(GOOD) // 2]}),
    "PREMIS-002-event-of-nobody": told("<linkingAgentIdentifierValue>urn", "<linkingAgentIdentifierValue>URN"),
    "PREMIS-003-file-gone": bag(tags={PLACE: writing.write(replace(RECORD, files=(_FILE, _OTHER)))}),
    "PREMIS-004-other-size": told(f"<size>{len(DATA)}<", f"<size>{len(DATA) + 1}<"),
    "PREMIS-005-other-digest": told(SUM, SUM[1:] + SUM[0]),
    "PREMIS-006-file-added": bag({**STORY, "data/weather.txt": b"Rain until noon.\n"}, tags={PLACE: GOOD}),
}


def main() -> None:
    """Write all samples."""
    for name, files in SAMPLES.items():
        write(FOLDER / name, files)


if __name__ == "__main__":
    main()
