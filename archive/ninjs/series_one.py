"""The shape of ninjs 1.x, made of the shape of 2.x and back: singular names, keys that carry roles, scheme and code.

1.x has no arrays for texts and files: a headline's role is part of its key (`headline_sub`), as is the form of a body
(`body_xhtml`). Roles that no key can hold, a second identifier of a concept and the relation of an association are left out.
Names that stand in 1.x alone, or whose values have another type, stay as they are.
"""

import re
from collections.abc import Iterable
from typing import Any, Final

from archive.ninjs.terms import PLAIN, XHTML, Item

_LISTS: Final = {
    "people": "person", "organisations": "organisation", "places": "place", "subjects": "subject", "events": "event",
    "objects": "object", "infosources": "infosource", "genres": "genre",
}  # fmt: skip
_SAME_BUT_NAME: Final = {"by": "byline", "standard": "$standard"}
_COMPLETENESS: Final = {"full": "complete", "partial": "incomplete"}
_BODIES: Final = {XHTML: "xhtml", PLAIN: "text", "text/html": "html"}
_UNROLED: Final = "text"
_NUMBERED: Final = re.compile(r"_[0-9]+$")
_SCHEME_AND_CODE: Final = re.compile(r"(.*[/#])([^/#]+)", re.DOTALL)


def to_one(document: Item) -> Item:
    """Return a document of the shape of 2.x in the shape of 1.x."""
    made: Item = {}
    for name, value in document.items():
        match name:
            case "headlines" | "descriptions":
                made |= _roled_texts(name.removesuffix("s"), value)
            case "bodies":
                made |= _bodies(value)
            case "renditions":
                made[name] = _keyed((entry["name"], _renamed(entry, "contenttype", "mimetype")) for entry in value)
            case "associations":
                made[name] = _keyed((entry["name"], to_one(entry)) for entry in value)
            case "altids":
                made[name] = _keyed(((entry.get("role", "id"), entry["value"]) for entry in value), clean=False)
            case "representationtype":
                made[name] = _COMPLETENESS.get(value, value)
            case _ if name in _LISTS:
                made[_LISTS[name]] = [_coded(entry) for entry in value]
            case _:
                made[_SAME_BUT_NAME.get(name, name)] = value
    made.pop("name", None)  # of an association: it is the key now
    return made


def from_one(document: Item) -> Item:
    """Return a document of the shape of 1.x in the shape of 2.x."""
    made: Item = {}
    plurals = {one: many for many, one in _LISTS.items()}
    names = {one: many for many, one in _SAME_BUT_NAME.items()}
    for name, value in document.items():
        stem, _, role = name.partition("_")
        match name, value:
            case _, str() if stem in ("headline", "description"):
                role = "" if stem == "description" and role == _UNROLED else _NUMBERED.sub("", role)
                made.setdefault(f"{stem}s", []).append({"role": role, "value": value} if role else {"value": value})
            case _, str() if stem == "body" and role:
                made.setdefault("bodies", []).append(_body(role, value, document))
            case "renditions", dict():
                entries = [(key, entry) for key, entry in value.items() if isinstance(entry, dict)]
                made[name] = [{"name": key, **_renamed(entry, "mimetype", "contenttype")} for key, entry in entries]
            case "associations", dict():
                made[name] = [{"name": key, **from_one(entry)} for key, entry in value.items() if isinstance(entry, dict)]
            case "altids", dict():
                made[name] = [{"role": role, "value": entry} for role, entry in value.items()]
            case "representationtype", str():
                made[name] = {one: many for many, one in _COMPLETENESS.items()}.get(value, value)
            case (("charcount" | "wordcount"), int()):
                continue
            case "infosource", list():
                made["infosources"] = [_decoded(entry, "role") for entry in value]
            case _, list() if name in plurals:
                made[plurals[name]] = [_decoded(entry, "rel") for entry in value]
            case _:
                made[names.get(name, name)] = value
    return made


def _roled_texts(stem: str, texts: Iterable[Item]) -> Item:
    """Return texts as keys that carry roles; the main headline is `headline`, a description without role `description_text`."""
    made: Item = {}
    for text in texts:
        if stem == "headline" and not made:
            made[stem] = text["value"]
        else:
            made[_free(f"{stem}_{_word(text.get('role', _UNROLED))}", made)] = text["value"]
    return made


def _bodies(bodies: list[Item]) -> Item:
    """Return bodies as keys that carry the form; the counts are those of the first."""
    made: Item = {}
    number = 0
    for body in bodies:
        number += body.get("contenttype") == XHTML or not made
        form = f"body_{_BODIES.get(body.get('contenttype', PLAIN), 'other')}"
        # The plain text of the second body is body_text_2, also when the first has none.
        made[_free(form if number == 1 else f"{form}_{number}", made)] = body["value"]
    for name in ("charcount", "wordcount"):
        if bodies and name in bodies[0]:
            made[name] = bodies[0][name]
    return made


def _body(form: str, value: str, document: Item) -> Item:
    """Return a body of the shape of 2.x; the counts of the document are those of the first body of each form."""
    kind = _NUMBERED.sub("", form)
    types = {suffix: media_type for media_type, suffix in _BODIES.items()}
    made: Item = {"contenttype": types[kind]} if kind in types else {"role": form}
    if kind == form:
        made |= {name: document[name] for name in ("charcount", "wordcount") if name in document}
    return {**made, "value": value}


def _coded(concept: Item) -> Item:
    """Return a concept with scheme and code for URI or literal, and `rel` for the role of a source."""
    made = {name: value for name, value in concept.items() if name not in ("uri", "literal", "role")}
    if "role" in concept:
        made["rel"] = concept["role"]
    split = _SCHEME_AND_CODE.fullmatch(concept.get("uri", ""))
    if split:
        return {**made, "scheme": split[1], "code": split[2]}
    code = concept.get("uri", concept.get("literal"))
    return made if code is None else {**made, "code": code}


def _decoded(concept: Any, relation: str) -> Any:
    """Return a concept with URI or literal for scheme and code, and its `rel` under the name of 2.x."""
    if not isinstance(concept, dict) or not isinstance(concept.get("code", ""), str):
        return concept
    made = {relation if name == "rel" else name: value for name, value in concept.items() if name not in ("scheme", "code")}
    if "code" in concept and isinstance(concept.get("scheme"), str):
        made["uri"] = concept["scheme"] + concept["code"]
    elif "code" in concept:
        made["literal"] = concept["code"]
    return made


def _renamed(entry: Any, old: str, new: str) -> Any:
    """Return an object without its name and with one key renamed."""
    if not isinstance(entry, dict):
        return entry
    return {new if name == old else name: value for name, value in entry.items() if name != "name"}


def _keyed(entries: Iterable[tuple[str, Any]], *, clean: bool = True) -> Item:
    """Return entries as an object; where a key is taken, a number is added."""
    made: Item = {}
    for key, value in entries:
        made[_free(_word(key) if clean else key, made)] = value
    return made


def _word(text: str) -> str:
    """Return `text` as part of a key: ASCII letters, digits and underscores (ninjs 1.7, patternProperties)."""
    return re.sub("[^A-Za-z0-9]+", "_", text).strip("_") or "other"


def _free(key: str, taken: Item) -> str:
    """Return `key`, or the first of key_2, key_3, ... that is not taken."""
    number, free = 2, key
    while free in taken:
        free, number = f"{key}_{number}", number + 1
    return free
