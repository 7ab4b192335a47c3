"""Writes the broken bundles beside it: in each the parts disagree in one way, and all digests are right."""

import io
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pikepdf

from archive import PartialDate, Reading, Wishes, ingest, keep, pack, package_name, render
from archive.bagit import manifest
from archive.bagit.algorithms import hex_digest
from archive.files.digests import sealed
from archive.model.tree import Blob, Tree

HERE = Path(__file__).parent
STORY = HERE.parents[1] / "sources" / "text" / "road-closed.txt"
WISHES = Wishes(reading=Reading(at=PartialDate("2026-11-22T09:30:00Z"), lang="en"))
Files = Mapping[str, bytes]


def main() -> None:
    """Write every broken bundle."""
    good = bundle(WISHES)
    given = bundle(replace(WISHES, fields={"slugline": ["road-closed"]}))
    (ninjs,) = (path for path in good if path.endswith(".ninjs.json"))
    (pdf,) = (path for path in good if path.endswith(".pdf"))
    (original,) = (path for path in good if path.startswith("data/original/"))
    name = package_name(ingest(STORY, WISHES).article)
    changed = good[ninjs].replace(b'"urn:uuid:', b'"URN:uuid:', 1)
    write("BUNDLE-001-ninjs-differs", name, resealed({**good, ninjs: changed}))
    without_pdf = {path: data for path, data in good.items() if path != pdf}
    changed = good[original].replace(b"closed", b"locked")
    write("BUNDLE-002-original-differs", name, resealed({**without_pdf, original: changed}))
    write("BUNDLE-003-pdf-of-another-time", name, resealed({**given, pdf: good[pdf]}))
    write("BUNDLE-004-pdf-of-a-stranger", name, resealed({**good, pdf: blank_pdf()}))
    lines = (line.partition(b"  ") for line in good["tagmanifest-sha512.txt"].splitlines(keepends=True))
    upper = b"".join(digest.upper() + blanks + path for digest, blanks, path in lines)
    write("BUNDLE-005-upper-case", name, {**good, "tagmanifest-sha512.txt": upper})
    left = good["tagmanifest-sha512.txt"].splitlines(keepends=True)
    cut = b"".join(line for line in left if b"bagit.txt" not in line)
    write("BUNDLE-006-listing-cut", name, {**good, "tagmanifest-sha512.txt": cut})
    agent = good["bag-info.txt"].replace(b"Bag-Size: ", b"Bag-Size: about ")
    write("BUNDLE-007-size-rewritten", name, resealed({**good, "bag-info.txt": agent}))
    write("BUNDLE-008-file-added", name, resealed({**good, "data/extra.txt": b"Added afterwards.\n"}))
    write("BUNDLE-009-original-overwritten", name, resealed({**without_pdf, original: bytes(len(good[original]))}))
    write("BUNDLE-010-pdf-touched", name, resealed({**good, pdf: good[pdf].replace(b"ReportLab", b"reportlab", 1)}))


def bundle(wishes: Wishes) -> dict[str, bytes]:
    """Return path -> bytes of a good bundle."""
    ingested = ingest(STORY, wishes)
    return {path: blob.read() for path, blob in sealed(pack(ingested, render(ingested))).entries.items()}


def resealed(files: Files) -> dict[str, bytes]:
    """Return the files with manifests and Payload-Oxum that are right for them."""
    payload = {path: data for path, data in files.items() if path.startswith("data/")}
    lines = files["bag-info.txt"].decode().splitlines()
    oxum = f"Payload-Oxum: {sum(map(len, payload.values()))}.{len(payload)}"
    info = "".join(f"{oxum if line.startswith('Payload-Oxum') else line}\n" for line in lines)
    tags = {"bagit.txt": files["bagit.txt"], "bag-info.txt": info.encode(), "manifest-sha512.txt": listed(payload)}
    return {**payload, **tags, "tagmanifest-sha512.txt": listed(tags)}


def listed(files: Files) -> bytes:
    """Return a manifest of the files."""
    return manifest.write({path: hex_digest("sha512", data) for path, data in files.items()})


def blank_pdf() -> bytes:
    """Return a PDF that carries nothing."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(200, 200))
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def write(sample: str, name: str, files: Files) -> None:
    """Keep a sample as a zip under its own name."""
    (HERE / f"{sample}.zip").unlink(missing_ok=True)
    receipt = keep(HERE, "zip", name, Tree(entries={path: Blob.of(data) for path, data in files.items()}))
    shutil.move(receipt.place, HERE / f"{sample}.zip")


if __name__ == "__main__":
    main()
