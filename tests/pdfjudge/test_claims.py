"""What a file claims, and claims that do not exist."""

import pytest

from archive.pdfjudge.claims import Claims, read_claims
from tests.support.pdfs import codes, good, pages, read


def claiming(**properties: str) -> tuple[Claims, list[str]]:
    attributes = " ".join(f'{key.replace("_", ":")}="{value}"' for key, value in properties.items())
    pdf = pages(b"")
    pdf.Root.Metadata = pdf.make_stream(
        f'<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
        f' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><r:Description {attributes}/></r:RDF>'.encode()
    )
    stated = read_claims(pdf)
    return stated.claims, codes(stated.findings)


@pytest.mark.parametrize(("level", "pdfa", "pdfua"), [("3a+ua1", "3a", "ua1"), ("4f+ua2", "4f", "ua2")])
def test_ours(level: str, pdfa: str, pdfua: str) -> None:
    subject = read(good(level))
    assert subject.claims == Claims(pdfa=pdfa, pdfua=pdfua)
    assert subject.stated.findings == ()


def test_levels_and_what_follows_from_them() -> None:
    assert claiming(pdfaid_part="2", pdfaid_conformance="U") == (Claims(pdfa="2u"), [])
    assert not Claims(pdfa="2u").tagged
    assert Claims(pdfa="1a").tagged
    assert Claims(pdfa="4", pdfua="ua2").flavours == ("4", "ua2")
    assert claiming(pdfaid_part="4") == (Claims(pdfa="4"), [])


def test_only_pdf_ua_is_a_claim_and_no_pdf_a() -> None:
    assert claiming(pdfuaid_part="1") == (Claims(pdfua="ua1"), ["PDF-010"])


@pytest.mark.parametrize(
    ("properties", "found"),
    [
        ({"pdfaid_part": "5", "pdfaid_conformance": "B"}, ["PDF-011"]),
        ({"pdfaid_part": "3"}, ["PDF-011"]),
        ({"pdfaid_conformance": "A"}, ["PDF-011"]),
        ({"pdfaid_part": "3", "pdfaid_conformance": "B", "pdfuaid_part": "one"}, ["PDF-011"]),
        ({}, ["PDF-010"]),
    ],
)
def test_what_does_not_exist_is_not_claimed(properties: dict[str, str], found: list[str]) -> None:
    claims, findings = claiming(**properties)
    assert findings == found
    assert claims.pdfua == ""
