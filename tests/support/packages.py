"""A small package by hand, and the plugs that keep it."""

from archive.model.article import Article
from archive.model.dates import PartialDate
from archive.model.package import Document, Package
from archive.model.source import Source
from archive.model.tree import Blob
from archive.model.values import Party, Provenance, Rights, Text

NAME = "harbour-opens-again-00000000"


def article(**fields: object) -> Article:
    """Return an Article with the fields that a bag's metadata come from."""
    values: dict[str, object] = {
        "id": "urn:newsml:example.org:20261122:harbour",
        "version_created": PartialDate("2026-11-22T09:30:00+02:00"),
        "headlines": (Text(value="Harbour opens\nagain"),),
        "descriptions": (Text(value="After three weeks,\tships return.", role="summary"),),
        "provider": Party(name="Harbour News"),
        "rights": (Rights(holder=Party(name="Harbour Media")),),
        "slugline": "HARBOUR-OPEN",
        "title": "Harbour, second lead",
        "provenance": Provenance(ingested=PartialDate("2026-11-21T23:59:59Z")),
    }
    return Article(**{**values, **fields})  # type: ignore[arg-type]


def package(source_name: str = "harbour.txt", **fields: object) -> Package:
    """Return a Package of that Article, with two documents."""
    return Package(
        name=NAME,
        article=article(**fields),
        source=Source(name=source_name, data=b"Harbour opens again\n"),
        documents=(
            Document(name=f"{NAME}.newsml.xml", content=Blob.of(b"<newsItem/>\n")),
            Document(name=f"{NAME}.pdf", content=Blob.of(b"%PDF-1.7\n" + bytes(300_000))),
        ),
    )
