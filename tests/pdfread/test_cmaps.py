"""ToUnicode CMaps: single codes, ranges that count and ranges that list; hostile ones end and map nothing."""

import time

from archive.pdfread.cmaps import read_cmap


def test_codes_ranges_and_lists() -> None:
    cmap = read_cmap(
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        b"2 beginbfchar <0001> <0041> <0002> <00660066> endbfchar\n"
        b"2 beginbfrange <0010> <0012> <0061>\n<0020><0021>[<D83DDE00> <05D0>] endbfrange\n"
        b"1 beginbfrange <0030> <0030> <005B> endbfrange"
    )
    assert cmap.width == 2
    assert cmap.texts == {1: "A", 2: "ff", 16: "a", 17: "b", 18: "c", 32: "😀", 33: "א", 48: "["}


def test_the_last_of_several_characters_is_counted_up() -> None:
    assert read_cmap(b"beginbfrange <01> <02> <00660069> endbfrange").texts == {1: "fi", 2: "fj"}


def test_nonsense_maps_nothing() -> None:
    for data in (
        b"",
        b"beginbfchar <00",
        b"beginbfrange <00> [ <01> endbfrange",
        b"beginbfchar <zz> <00> endbfchar",
        bytes(range(256)),
    ):
        assert read_cmap(data).texts == {}


def test_a_range_does_not_run_out_of_unicode() -> None:
    assert len(read_cmap(b"beginbfrange <0000> <FFFFFF> <DBFFDFFE> endbfrange").texts) == 2


def test_a_hostile_cmap_ends_soon() -> None:
    started = time.process_time()
    cmap = read_cmap(b"beginbfrange " + b"<0000> <FFFFFFFF> <0041> " * 100_000 + b" endbfrange")
    assert len(cmap.texts) <= 0x10000
    read_cmap(b"beginbfchar " + b"[" * 2_000_000)
    assert time.process_time() - started < 20
