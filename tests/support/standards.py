"""Finds the official schemas that only tests use; they lie beside the checkout and may be absent."""

from functools import cache
from pathlib import Path

import pytest
from lxml import etree

_SHARED = Path(__file__).resolve().parents[3] / "shared"


def shared(*parts: str) -> Path:
    """Return a path below the repository's sibling `shared`, or skip the test with the reason."""
    path = _SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"{Path('shared', *parts)} is not beside this checkout")
    return path


def official_xsd(*parts: str) -> etree.XMLSchema:
    """Return a compiled official XSD of `shared/standards`; network locations resolve through its catalog."""
    return _compiled(shared("standards", *parts), shared("standards", "catalog.xml"))


@cache
def _compiled(path: Path, catalog: Path) -> etree.XMLSchema:
    """Compile once per run."""
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Catalog(catalog))
    return etree.XMLSchema(etree.parse(path, parser))


class _Catalog(etree.Resolver):
    """Answers the network locations inside the schemas with their local copies."""

    def __init__(self, catalog: Path) -> None:
        entries = etree.parse(catalog).getroot().iterfind("{urn:oasis:names:tc:entity:xmlns:xml:catalog}uri")
        self._local = {entry.attrib["name"]: catalog.parent / entry.attrib["uri"] for entry in entries}

    def resolve(self, system_url: str, public_id: str | None, context: object) -> object:  # noqa: ARG002
        local = self._local.get(system_url)
        return self.resolve_filename(str(local), context) if local else None  # type: ignore[arg-type]
