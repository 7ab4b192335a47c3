"""Files inside: described where a standard demands it, as they were put in always."""

from typing import Any

import pikepdf

from archive.pdfjudge import files
from tests.support.pdfs import changed, codes, good, read


def found(data: bytes) -> list[str]:
    subject = read(data)
    return codes(list(files.check(subject)))


def test_ours_is_in_order_at_both_levels() -> None:
    assert found(good()) == found(good("4f+ua2")) == []


def bare(pdf: Any) -> None:
    specification = pdf.Root.AF[2]
    for key in ("/UF", "/Desc", "/AFRelationship"):
        del specification[key]
    del specification.EF.F["/Params"]
    del specification.EF.F["/Subtype"]


def test_all_faults_of_a_file_are_said() -> None:
    assert found(changed(bare)) == ["PDF-041", "PDF-042", "PDF-043", "PDF-045", "PDF-044"]
    subject = read(changed(bare))
    (message,) = (finding.message for finding in files.check(subject) if finding.rule is files.NO_PARAMETERS)
    assert "ModDate and Size and CheckSum" in message


def test_a_stranger_owes_no_description_but_sound_bytes() -> None:
    def change(pdf: Any) -> None:
        del pdf.Root.Metadata
        bare(pdf)
        pdf.Root.AF[1].EF.F.Params.CheckSum = pikepdf.String(b"0123456789abcdef")

    assert found(changed(change)) == ["PDF-046"]


def test_a_media_type_has_two_parts() -> None:
    for wrong in ("/xml", "/text/xml/more", "/text/x ml"):
        assert found(changed(lambda pdf, wrong=wrong: pdf.Root.AF[0].EF.F.__setitem__("/Subtype", pikepdf.Name(wrong)))) == [
            "PDF-043"
        ]
