"""What is read is what a record says, however oddly it says it; nothing is raised."""

import pytest
from lxml import etree

from archive.premis import reading
from tests.support.broken_histories import GOOD, SUM


def read(old: str, new: str) -> list[reading.Described]:
    return list(reading.described(etree.fromstring(GOOD.replace(old.encode(), new.encode()))))


@pytest.mark.parametrize("size", ["", "-1", "1.5", "٣", "9" * 30, "many"])
def test_a_size_that_is_no_number_is_none(size: str) -> None:
    (file,) = read("<size>35<", f"<size>{size}<")
    assert file.size is None


def test_a_digest_counts_in_either_case_and_an_unknown_algorithm_not_at_all() -> None:
    assert read(SUM, SUM.upper())[0].digests == {"sha512": SUM}
    assert read(">SHA-512<", ">MD5<")[0].digests == {}


def test_only_files_are_described() -> None:
    assert read('xsi:type="file"', 'xsi:type="representation"') == []
    assert len(read('xsi:type="file"', 'xsi:type="p:file" xmlns:p="http://www.loc.gov/premis/v3"')) == 1


def test_a_file_without_a_place_has_no_path() -> None:
    assert read("contentLocationValue>", "contentLocationWord>")[0].path == ""
