"""Recognises the lines that newspapers put around a story: byline, dateline and rights line, in many languages.

Only the plain patterns: a line of its own that says "By" and a name; PLACE in capitals, then perhaps region, day and agency,
then a dash; a short line with a copyright sign or a formula like "All rights reserved". What a pattern takes is taken
verbatim. A day without a year is no date, so none is read from a dateline; names are not taken apart.
"""

import re
from dataclasses import dataclass
from typing import Final

_LONGEST_BYLINE: Final = 120
_LONGEST_NOTICE: Final = 500
_LONGEST_FORMULA: Final = 300
_LONGEST_HOLDER: Final = 80

# Latin, Greek and Cyrillic; the regular expressions of the standard library know no classes of letters.
_CASED: Final = [chr(code) for span in ((0x41, 0x250), (0x370, 0x530), (0x1E00, 0x2000)) for code in range(*span)]
_UPPER: Final = f"[{''.join(filter(str.isupper, _CASED))}]"
_LOWER: Final = "".join(filter(str.islower, _CASED))
_NAME: Final = rf"(?:{_UPPER}[\w.’'‑-]*|d[eiu’']|de[lrn]|la|van|von|zu|bin|al-\w+)"
_NAMES: Final = rf"{_NAME}(?: {_NAME})+"
_MORE: Final = rf"(?:(?:,| and| und| et| y| e| och| og| en| και| и| та| i) ?{_NAMES})*"
_TAIL: Final = r"(?:(?: in | à | en | στ\w+ |,| [|/–—-]).{1,60})?"
_BYLINE: Final = re.compile(
    r"(?:By|BY|(?:Von|VON)(?! de[rn] )|Par|PAR|Por|POR|Di|DI|Door|DOOR|Av|AV|Από|ΑΠΟ|Του|Της|ΤΟΥ|ΤΗΣ|Przez|Autor)"
    rf" {_NAMES}{_MORE}{_TAIL}"
    rf"|(?:Автор(?:ы)?(?: текста)?|Текст|АВТОР|Κείμενο|Text|Texto|Texte|Testo|Tekst)\s?[:：] ?{_NAMES}{_MORE}{_TAIL}"
    r"|(?:بقلم|كتب|كتبت|تقرير)\s?[:：]? ?\w+(?: \w+){1,4}"
    r"|(?:מאת|כתב)[:]? \w+(?: \w+){1,3}"
    r"|(?:लेखक|संवाददाता|रिपोर्टर)\s?[:：] ?[\w\u0900-\u097f]+(?: [\w\u0900-\u097f]+){1,3}"
    r"|(?:文|撰文|(?:本报|本報)?(?:记者|記者))\s*(?:[/／|｜：:=＝]|(?<=者)\s)\s*\w{2,12}(?:[ 　、]\w{2,12}){0,3}"
    r"|[가-힣]{2,4} (?:기자|특파원)"
    r"|(?:โดย|เรื่อง)\s?[:：]? ?[\u0e00-\u0e7f]+(?: [\u0e00-\u0e7f]+){1,3}"
)

_PLACE: Final = rf"{_UPPER}(?:{_UPPER}|[.’'‑-])+(?: (?:{_UPPER}|[.’'‑-])+){{0,4}}"
_DATELINE: Final = re.compile(
    rf"(?P<dateline>{_PLACE}"
    rf"(?:, {_UPPER}[\w.’' ‑-]{{1,30}}?)?"
    r"(?:,? (?:\w{3,10}\.? \d{1,2}|\d{1,2}\.? \w{3,10}\.?)(?:,? \d{4})?)?"
    r"(?: \([^()\n]{2,40}\))?)"
    rf" ?(?:—|–|--| -) ?(?=[^\s{_LOWER}])"
)

_FORMULAS: Final = (
    r"all rights reserved", r"todos los derechos reservados", r"reservados todos los derechos",
    r"todos os direitos reservados", r"tous droits (?:de reproduction )?réservés", r"alle rechte vorbehalten",
    r"tutti i diritti (?:sono )?riservati", r"alle rechten voorbehouden", r"wszelkie prawa zastrzeżone",
    r"tüm hakları saklıdır", r"με (?:την )?επιφύλαξη (?:κάθε|παντός) (?:νόμιμου )?δικαιώματος", r"все права защищены",
    r"[ув]сі права захищен[оі]", r"جميع الحقوق محفوظة", r"כל הזכויות שמורות", r"सर्वाधिकार सुरक्षित", r"版权所有", r"版權所有",
    r"保留所有权利", r"無断転載(?:・複写)?(?:を?禁じます|禁止)", r"無断複製・転載を禁じます",
    r"무단 ?전재(?:(?: 및 |[-·])재배포)? ?금지", r"สงวนลิขสิทธิ์",
)  # fmt: skip
_FORMULA: Final = re.compile("|".join(_FORMULAS), re.IGNORECASE)
_FORBIDS: Final = re.compile(
    r"(?:[^.\n]* )?(?:may|must) not be (?:published|reproduced|broadcast|rewritten|redistributed|copied)[^.\n]*", re.IGNORECASE
)
_YEARS: Final = r"\d{4}(?:\s?[-–,/]\s?\d{4})?"
_MARKED: Final = re.compile(
    rf"(?:copyright|derechos de autor)\b[:,]?\s*(?:©|\(c\)|{_YEARS}|by\b)|©|\(c\)\s?{_YEARS}",
    re.IGNORECASE,
)
_MARK: Final = re.compile(rf"(?:copyright|©|\(c\)|by\b|{_YEARS}|[\s:,.–—|-])+", re.IGNORECASE)
_IN_BRACKETS: Final = re.compile(r"\((?P<holder>[^()\n]{2,80})\)\s*[–—|-]\s*")
_SENTENCE_END: Final = re.compile(r"\w{4,}[.。] ")


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsLine:
    """A rights line and what it says in so many words.

    Attributes:
        notice: The whole line or lines.
        holder: Who holds the rights, "" when that is not plain.
        terms: The formulas and prohibitions in it.
    """

    notice: str
    holder: str
    terms: tuple[str, ...]


def is_byline(line: str) -> bool:
    """Tell whether the line says by whom the story is, and nothing else."""
    return len(line) <= _LONGEST_BYLINE and bool(_BYLINE.fullmatch(line))


def dateline(paragraph: str) -> str:
    """Return the dateline that the paragraph begins with, without the dash; "" when there is none."""
    found = _DATELINE.match(paragraph[:160])
    return found["dateline"] if found else ""


def rights_line(text: str) -> RightsLine | None:
    """Return what a block says about rights, None when it is no rights line."""
    if len(text) > _LONGEST_NOTICE:
        return None
    marked = _MARKED.match(text) is not None
    formula = _formula(text)
    forbids = _FORBIDS.search(text) if marked or formula or re.search("permission|consent", text, re.IGNORECASE) else None
    if not (marked or formula or forbids):
        return None
    said = sorted(filter(None, (formula, forbids)), key=re.Match.start)
    return RightsLine(notice=text, holder=_holder(text, said), terms=tuple(found[0].strip() for found in said))


def _formula(text: str) -> re.Match[str] | None:
    """Find a formula that stands for itself: not inside quotation marks, and not inside a sentence of a longer text."""
    found = _FORMULA.search(text) if len(text) <= _LONGEST_FORMULA else None
    if found is None:
        return None
    before, after = text[: found.start()].rstrip(), text[found.end() :].lstrip()
    if before.endswith(tuple("\"'“”„«»‘’「『")):
        return None
    bounded = (not before or before[-1] in ".,;:|)©–—-。،" or before[-1].isdigit()) and (not after or after[0] in ".,;:|(–—-。،©")
    return found if bounded or len(text) <= _LONGEST_HOLDER else None


def _holder(text: str, said: list[re.Match[str]]) -> str:
    """Return the name in `(Name) – formula`, `© year Name` and `formula © Name`, when nothing else can be meant."""
    if said and (found := _IN_BRACKETS.match(text)) and found.end() == said[0].start():
        return found["holder"].strip()
    start = said[0].end() if said and not text[: said[0].start()].strip() else 0
    mark = _MARKED.match(text, re.compile(r"[\s.,|–—-]*").match(text, start).end())  # type: ignore[union-attr]  # matches nothing, too
    if mark is None:
        return ""
    begin = _MARK.match(text, mark.start()).end()  # type: ignore[union-attr]  # it matches what _MARKED does
    end = next((found.start() for found in said if found.start() >= begin), len(text))
    name = re.split(r"\s[–—|-]\s|[|;\n]", text[begin:end])[0]
    name = re.sub(rf"[\s,]*{_YEARS}[\s.,]*$", "", name).strip(" \u3000.,;:–—-|")
    return name if len(name) <= _LONGEST_HOLDER and not _SENTENCE_END.search(name) else ""
