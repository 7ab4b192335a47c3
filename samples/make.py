"""Writes the golden documents of every sample story: `samples/documents/<exporter>/<stem>`.

Text, NewsML-G2 and ninjs are kept, so that a change shows as a difference to read. PDFs are not: their bytes rest on the
installed zlib, HarfBuzz and fonts, and the tests hold them against their judges instead.
"""

from pathlib import Path

from archive import PartialDate, Reading, Wishes, ingest, render

SAMPLES = Path(__file__).parent
SOURCES = SAMPLES / "sources"
WISHES = Wishes(reading=Reading(at=PartialDate("2026-11-22T09:30:00Z")))
FORMATS = ("newsml-g2", "ninjs", "text")


def main() -> None:
    """Write every golden document."""
    for source in sorted(SOURCES.glob("*/*")):
        rendered = render(ingest(source, WISHES), FORMATS)
        for document in rendered.documents:
            folder = SAMPLES / "documents" / document.format
            folder.mkdir(parents=True, exist_ok=True)
            suffix = "".join(Path(document.name).suffixes)
            (folder / f"{source.stem}{suffix}").write_bytes(document.content.read())


if __name__ == "__main__":
    main()
