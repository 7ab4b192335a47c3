"""Finds the official schemas that only tests use; they lie beside the checkout and may be absent."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator
from lxml import etree
from referencing import Registry
from referencing.jsonschema import DRAFT202012

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


def official_xsds(*files: tuple[str, ...]) -> etree.XMLSchema:
    """Return official XSDs compiled together, so that each judges its own names in one document."""
    xs = "http://www.w3.org/2001/XMLSchema"
    root = etree.Element(f"{{{xs}}}schema", nsmap={"xs": xs})
    for parts in files:
        path = shared("standards", *parts)
        namespace = etree.parse(path).getroot().attrib["targetNamespace"]
        etree.SubElement(root, f"{{{xs}}}import", namespace=namespace, schemaLocation=path.as_uri())
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Catalog(shared("standards", "catalog.xml")))
    return etree.XMLSchema(etree.fromstring(etree.tostring(root), parser))


@cache
def official_ninjs(version: str) -> Draft7Validator | Draft202012Validator:
    """Return a validator of the official ninjs schema of that version; GeoJSON resolves to its local copy."""
    geo = DRAFT202012.create_resource(json.loads(shared("standards", "geojson", "GeoJSON.json").read_bytes()))
    registry: Registry[Any] = Registry().with_resource("https://geojson.org/schema/GeoJSON.json", geo)
    schema = json.loads(shared("standards", "ninjs", f"ninjs-schema_{version}.json").read_bytes())
    kind = Draft7Validator if version.startswith("1") else Draft202012Validator
    return kind(schema, registry=registry)


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
