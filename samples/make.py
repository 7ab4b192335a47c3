"""Writes the golden documents of every sample story: `samples/documents/<exporter>/<stem>`.

Text, NewsML-G2 and ninjs are kept, so that a change shows as a difference to read. PDFs are not: their bytes rest on the
installed zlib, HarfBuzz and fonts, and the tests hold them against their judges instead.
"""

from pathlib import Path

from archive import PartialDate, Reading, Wishes, render
from archive.pipeline import Ingested, ingest_each

SAMPLES = Path(__file__).parent
SOURCES = SAMPLES / "sources"
WISHES = Wishes(reading=Reading(at=PartialDate("2026-11-22T09:30:00Z")))
FORMATS = ("newsml-g2", "ninjs", "text", "html")


def main() -> None:
    """Write every golden document."""
    for source in sorted(path for path in SOURCES.glob("*/*") if path.is_file()):
        found = [one for one in ingest_each(source, WISHES) if isinstance(one, Ingested)]
        for number, one in enumerate(found, 1):
            stem = source.name.partition(".")[0] + (f"-{number}" if len(found) > 1 else "")
            for document in render(one, FORMATS).documents:
                folder = SAMPLES / "documents" / document.format
                folder.mkdir(parents=True, exist_ok=True)
                suffix = "".join(Path(document.name).suffixes)
                (folder / f"{stem}{suffix}").write_bytes(document.content.read())


if __name__ == "__main__":
    main()
