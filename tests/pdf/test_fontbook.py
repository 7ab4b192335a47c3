"""Which faces set what."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from archive.files.fontfiles import bundled
from archive.pdf.fontbook import FontBook, Look, script
from tests.support.typesetting import book


@dataclass
class File:
    path: Path
    common: bool
    font: str = "NotoSansSymbols2_Regular"

    def read(self) -> bytes:
        return bundled(self.font)


@pytest.mark.parametrize(
    ("lang", "code"),
    [
        ("en", "Latn"), ("ar", "Arab"), ("he-IL", "Hebr"), ("zh", "Hans"), ("zh-TW", "Hant"), ("zh-Hant-CN", "Hant"),
        ("sr-Latn", "Latn"), ("ja", "Jpan"), ("", "Latn"), ("und", "Latn"), ("az-Arab", "Arab"),
    ],
)  # fmt: skip
def test_scripts_of_languages(lang: str, code: str) -> None:
    assert script(lang) == code


def test_the_text_face_leads_except_where_the_script_has_another() -> None:
    assert book().stack(Look(), "en").first.ps_name == "SourceSerifPro-Regular"
    assert book().stack(Look(bold=True), "ru").first.ps_name == "SourceSerifPro-Bold"
    assert book().stack(Look(), "ar").first.ps_name == "FiraGO-Regular"
    assert "Mono" in book().stack(Look(mono=True), "en").first.ps_name


def test_every_script_of_ours_is_covered() -> None:
    text = "Łódź Ελλάδα Київ العربية עברית हिन्दी ไทย ქართული “—” № → €"
    assert book().stack(Look(), "en").missing(text) == set()


def test_files_of_the_system_serve_east_asia_only_and_named_ones_anything() -> None:
    unknown = File(Path("unknown.ttf"), common=True)
    known = File(Path("NotoSansSC-Regular.ttf"), common=True)
    given = File(Path("mine.ttf"), common=False)
    symbol = "\U0001f0a1"  # a playing card, which only the symbol font has
    for files, missing in (([unknown], {"丂"}), ([known], {"丂"}), ([given], {"丂"})):
        stack = FontBook(bundled, lambda files=files: files).stack(Look(), "en")
        assert stack.missing(f"{symbol}丂") <= {symbol} | missing
    chosen = FontBook(bundled, lambda: [unknown, known]).stack(Look(), "zh")
    assert len(chosen._sources) == len(book().stack(Look(), "zh")._sources) + 1
