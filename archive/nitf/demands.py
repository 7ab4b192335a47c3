"""What a NITF document must be beyond its schema: dates, codes, statuses, headline, text, media; with or without namespace."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from archive.findings import Finding, Place
from archive.model.dates import PartialDate
from archive.nitf import rules
from archive.nitf.names import DATED, STATES

_DATE: Final = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:T?(\d\d):?(\d\d):?(\d\d)?(?:[.,]\d+)?(Z|[+-]\d\d:?(?:\d\d)?)?)?", re.ASCII)


def place(element: etree._Element) -> Place:
    """Return where an element is: its line and its path in local names."""
    names = [str(step.tag).rpartition("}")[2] for step in (*reversed(list(element.iterancestors())), element)]
    return Place(line=element.sourceline, pointer="/" + "/".join(names))


def check_document(root: etree._Element) -> Iterator[Finding]:
    """Yield what is wrong with a document whose root is `nitf`."""
    body = root.find("{*}body")
    if body is None:
        yield rules.BODY.at(place(root))
    docdata = root.find("{*}head/{*}docdata")
    if not root.get("uno") and not any(one.get("id-string") for one in root.iterfind("{*}head/{*}docdata/{*}doc-id")):
        yield rules.IDENTIFIER.at(place(root if docdata is None else docdata))
    yield from _check_dates(root)
    if docdata is not None:
        yield from _check_docdata(docdata)
    for subject in root.iterfind("{*}head/{*}tobject/{*}tobject.subject"):
        number = subject.get("tobject.subject.refnum", "")
        if subject.get("tobject.subject.ipr", "IPTC") == "IPTC" and not re.fullmatch(r"\d{8}", number, re.ASCII):
            yield rules.SUBJECT.at(place(subject), value=number)
    if body is not None:
        yield from _check_body(body)


def _check_dates(root: etree._Element) -> Iterator[Finding]:
    """Rules 011 and 012."""
    for name, attribute in DATED.items():
        for element in root.iter(f"{{*}}{name}"):
            value = element.get(attribute)
            if value is None:
                continue
            found = _DATE.fullmatch(value.strip())
            if found is None or _moment(found) is None:
                yield rules.DATE.at(place(element), name=name, value=value)
            elif found[4] and not found[7]:
                yield rules.ZONE.at(place(element), name=name, value=value)


def _moment(found: re.Match[str]) -> PartialDate | None:
    """Return the date that was found, None when there is no such day or time; a time without zone is only tried."""
    year, month, day, hour, minute, second, zone = found.groups()
    offset = zone or "Z"
    if offset != "Z":
        digits = offset[1:].replace(":", "").ljust(4, "0")
        offset = f"{offset[0]}{digits[:2]}:{digits[2:]}"
    try:
        return PartialDate(f"{year}-{month}-{day}" + (f"T{hour}:{minute}:{second or '00'}{offset}" if hour else ""))
    except ValueError:
        return None


def _check_docdata(docdata: etree._Element) -> Iterator[Finding]:
    """Rules 013, 014, 019 and 020."""
    for urgency in docdata.iterfind("{*}urgency"):
        value = urgency.get("ed-urg", "")
        if not re.fullmatch("[1-8]", value):
            yield rules.URGENCY.at(place(urgency), value=value)
    status = docdata.get("management-status", "usable")
    if status.lower() not in STATES:
        yield rules.STATUS.at(place(docdata), value=status)
    release, expire = (docdata.find(f"{{*}}{name}") for name in ("date.release", "date.expire"))
    if status.lower() == "embargoed" and release is None:
        yield rules.EMBARGO.at(place(docdata))
    if release is not None and expire is not None:
        moments = [_DATE.fullmatch(one.get("norm", "").strip()) for one in (release, expire)]
        dates = [_moment(found) if found else None for found in moments]
        if dates[0] and dates[1] and dates[0].has_time and dates[1].has_time and dates[0].instant() >= dates[1].instant():
            yield rules.ORDER.at(place(expire), release=dates[0].value, expire=dates[1].value)


def _check_body(body: etree._Element) -> Iterator[Finding]:
    """Rules 015, 016 and 018."""
    if not any("".join(map(str, one.itertext())).strip() for one in body.iterfind("{*}body.head/{*}hedline/{*}hl1")):
        yield rules.HEADLINE.at(place(body))
    if not any("".join(map(str, one.itertext())).strip() for one in body.iterfind("{*}body.content")):
        yield rules.EMPTY.at(place(body))
    for media in body.iter("{*}media"):
        here = any(one.get("source") for one in media.iterfind("{*}media-reference"))
        if not here and media.find("{*}media-object") is None:
            yield rules.MEDIA.at(place(media), kind=media.get("media-type", "medium"))
