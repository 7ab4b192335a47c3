"""Bylines, datelines and rights lines of many languages are recognised, and ordinary sentences are not."""

import pytest

from archive.markup.newslines import dateline, is_byline, rights_line


@pytest.mark.parametrize(
    "line",
    [
        "By Clara Whitcombe",
        "BY CLARA WHITCOMBE",
        "By JONAH FARTHING",
        "By Jane M. O’Neill and José-Luis de la Cruz",
        "By Jane Doe, Harbour Correspondent",
        "By Jane Doe in Port Ellery",
        "Von Jörg Müßiggang und Käthe Öhlschläger",
        "Par Éloïse Garance-Lefèvre",
        "Por Lucía Montalbán Reyes",
        "Από Μαρία Βαρδαλάχου",
        "Της Αγγελικής Βαρδαλάχου",
        "Текст: Варвара Околичная",
        "Автор: Иван Петров",
        "بقلم سلمى الحوراني",
        "מאת נעמה שרביט",
        "लेखक: मीनाक्षी सरवटे",
        "文／林晓禾",
        "本报记者 林晓禾",
        "文＝高瀬みなも",
        "한서윤 기자",
        "โดย พิมพ์ชนก สายธารา",
    ],
)
def test_bylines(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "By the river, the old library stands.",
        "By Monday",
        "By nine o’clock every chair was taken",
        "Von der Leyen Warns Harbours",
        "Por fin abre la biblioteca",
        "Par ailleurs, la mairie promet un bilan.",
        "Από τη Δευτέρα ανοίγει η βιβλιοθήκη.",
        "Текст договора опубликован.",
        "记者了解到，图书馆周六开放。",
        "기자들이 모였다.",
        "By Clara Whitcombe who then went on to say that the whole of the library would be opened to the Public and to All",
        "",
    ],
)
def test_no_bylines(line: str) -> None:
    assert not is_byline(line)


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        ("PORT ELLERY, Nov. 3 (Coast News) — The barrier", "PORT ELLERY, Nov. 3 (Coast News)"),
        ("PARIS — The tram", "PARIS"),
        ("PARIS, France – The tram", "PARIS, France"),
        ("NEW YORK, Oct 22 (CN) - The tram", "NEW YORK, Oct 22 (CN)"),
        ("BAD WELLINGEN (hbn) – Das Wasser", "BAD WELLINGEN (hbn)"),
        ("MÜNCHEN, 3. November (hbn) – Das Wasser", "MÜNCHEN, 3. November (hbn)"),
        ("ST. JOHN’S, Newfoundland -- The tram", "ST. JOHN’S, Newfoundland"),
        ("ΑΘΗΝΑ – Το πλοίο", "ΑΘΗΝΑ"),
        ("МОСКВА, 3 ноября — Театр", "МОСКВА, 3 ноября"),
        ("PARIS — “We are open,” she said", "PARIS"),
        ("PARIS, Nov 3, 2024 (CN) — The tram", "PARIS, Nov 3, 2024 (CN)"),
    ],
)
def test_datelines_are_taken_verbatim(paragraph: str, found: str) -> None:
    assert dateline(paragraph) == found


@pytest.mark.parametrize(
    "paragraph",
    [
        "The barrier closed.",
        "NASA — the space agency — said",
        "A — or rather B",
        "U.S. Secretary of State Antony Blinken arrived in Israel on Tuesday",
        "PARIS: The tram",
        "Paris — The tram",
        "القاهرة – افتتحت المكتبة",
        "图书馆 — 周六",
        "2024 — The year",
    ],
)
def test_no_datelines(paragraph: str) -> None:
    assert not dateline(paragraph)


@pytest.mark.parametrize(
    ("line", "holder", "terms"),
    [
        ("(Associated Medias) – All rights reserved", "Associated Medias", ("All rights reserved",)),
        ("© 2024 Harbour News Ltd. All rights reserved.", "Harbour News Ltd", ("All rights reserved",)),
        ("(c) 2023-2024 Harbour News", "Harbour News", ()),
        ("Copyright 2024 by The Harbour News", "The Harbour News", ()),
        ("Copyright © Harbour News 2024", "Harbour News", ()),
        ("© La Gaceta. Todos los derechos reservados.", "La Gaceta", ("Todos los derechos reservados",)),
        ("© L’Écho – Tous droits réservés", "L’Écho", ("Tous droits réservés",)),
        ("© Wellinger Anzeiger. Alle Rechte vorbehalten.", "Wellinger Anzeiger", ("Alle Rechte vorbehalten",)),
        ("© Τα Νέα – Με επιφύλαξη παντός δικαιώματος", "Τα Νέα", ("Με επιφύλαξη παντός δικαιώματος",)),
        ("© Листок. Все права защищены.", "Листок", ("Все права защищены",)),
        ("جميع الحقوق محفوظة © صحيفة المرفأ", "صحيفة المرفأ", ("جميع الحقوق محفوظة",)),
        ("© नदी समाचार – सर्वाधिकार सुरक्षित", "नदी समाचार", ("सर्वाधिकार सुरक्षित",)),
        ("版权所有 © 河滨日报", "河滨日报", ("版权所有",)),
        ("All rights reserved.", "", ("All rights reserved",)),
        ("Harbour News. ALL RIGHTS RESERVED", "", ("ALL RIGHTS RESERVED",)),
        ("© 2024 Harbour News. Photographs by Jane Doe", "", ()),
    ],
)
def test_rights_lines_are_kept_verbatim(line: str, holder: str, terms: tuple[str, ...]) -> None:
    found = rights_line(line)
    assert found is not None
    assert (found.notice, found.holder, found.terms) == (line, holder, terms)


def test_prohibitions_are_terms() -> None:
    found = rights_line("© 2024 Coast News. All rights reserved. This may not be published or broadcast without permission.")
    assert found is not None
    assert found.holder == "Coast News"
    assert found.terms == ("All rights reserved", "This may not be published or broadcast without permission")
    assert rights_line("This material may not be redistributed without the written consent of Coast News.") is not None


@pytest.mark.parametrize(
    "text",
    [
        "The band owns the copyright, the court said.",
        "Copyright law is changing, the minister said.",
        "The names of the witnesses may not be published, the judge ruled.",
        "The poster on the door of the old theatre said “All rights reserved” in letters as high as a child; nobody knew why.",
        "The sign read ‘All rights reserved’.",
        "(c) the third point is that the harbour stays open",
        "The library is open again.",
        "© " + "x" * 600,
    ],
)
def test_sentences_about_rights_are_no_rights_lines(text: str) -> None:
    assert rights_line(text) is None
