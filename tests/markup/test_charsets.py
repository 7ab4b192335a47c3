"""Code pages are told apart by the letters they give, in newsroom text of many languages."""

import codecs

import pytest

from archive.markup.charsets import guess, iana_name

ENGLISH = "The mayor’s “library” opened – at last. It cost €5 million.\n\n"
FRENCH = "« C’est une fête », a déclaré la maire. Où ça ? Là-bas, près du marché, où l’œil s’arrête.\n"
GERMAN = "Die Straßenbahn fährt über die Brücke – „größere Züge können später folgen“.\n"
PORTUGUESE = "A biblioteca reabriu; “não há razão para não vir”, disse a vereação.\n"
CZECH = "Knihovna v přístavu se znovu otevřela, přišlo několik set lidí. Žluťoučký kůň.\n"
POLISH = "Biblioteka portowa została ponownie otwarta w sobotę, źródła podają więcej.\n"
RUSSIAN = "Новая трамвайная линия открыта в субботу, сообщили в мэрии города.\n"
GREEK = "Η βιβλιοθήκη του λιμανιού άνοιξε ξανά το Σάββατο μετά από δύο χρόνια.\n"
ARABIC = "أعادت مكتبة الميناء فتح أبوابها يوم السبت بعد عامين من الترميم.\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "cp1252"),
        (ENGLISH, "mac_roman"),
        ("The mayor’s door.\n", "cp1252"),
        ("The mayor’s door.\n", "mac_roman"),
        ("Café reopens", "cp1252"),
        (FRENCH, "cp1252"),
        (FRENCH, "mac_roman"),
        ("Le café rouvre à Orléans", "cp1252"),
        ("La bibliothèque a rouvert à midi, après l'été. Où ça ?\n", "cp850"),
        (GERMAN, "cp1252"),
        (GERMAN, "mac_roman"),
        (PORTUGUESE, "cp1252"),
        (PORTUGUESE, "mac_roman"),
        (CZECH * 2, "cp1250"),
        (CZECH * 2, "iso8859_2"),
        (POLISH, "cp1250"),
        ("İşte şölen: kütüphane yeniden açıldı, yüzlerce kişi geldi.\n", "cp1254"),
        ("Ostas bibliotēka sestdien atkal vērta durvis, ziņo pašvaldība.\n", "cp1257"),
        (RUSSIAN * 3, "cp1251"),
        (RUSSIAN * 3, "koi8_r"),
        (GREEK * 3, "cp1253"),
        (ARABIC * 3, "cp1256"),
        ("市图书馆周六重新开放，读者早早排起了长队。\n" * 3, "gb18030"),
        ("市圖書館週六重新開放，讀者早早排起了長隊。\n" * 3, "big5"),
        ("市立図書館が土曜日に再開し、多くの利用者が訪れた。\n" * 3, "shift_jis"),
        ("항구 도서관이 토요일에 다시 문을 열었다.\n" * 3, "euc_kr"),
    ],
)
def test_the_first_guess_gives_the_text(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    found = guess(data)
    assert data.decode(found.codecs[0]) == text
    assert found.basis


def test_the_odd_letter_is_looked_for_far_into_the_text() -> None:
    data = (b"Plain words without accents. " * 40 + b"\n") * 200 + GERMAN.encode("cp1252") + b"Plain again.\n" * 9000
    assert guess(data).codecs == ("cp1252",)


def test_only_text_of_other_scripts_needs_the_detector(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(module: str) -> None:
        raise AssertionError(module)

    monkeypatch.setattr("archive.markup.charsets.load", refuse)
    assert guess(ENGLISH.encode("cp1252")).codecs == ("cp1252",)
    with pytest.raises(AssertionError, match="charset_normalizer"):
        guess(RUSSIAN.encode("cp1251"))


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("cp1252", "windows-1252"),
        ("mac_roman", "macintosh"),
        ("utf-16-le", "utf-16le"),
        ("iso8859-2", "iso-8859-2"),
        ("koi8_r", "koi8-r"),
        ("cp932", "cp932"),
        ("utf-8", "utf-8"),
    ],
)
def test_names_are_iana_names_that_python_knows_too(codec: str, name: str) -> None:
    assert iana_name(codec) == name
    assert codecs.lookup(name).name == codecs.lookup(codec).name
