"""Detects the language of a text, offline and the same every time, or says that it cannot tell.

A script that in news has one language (Greek, Thai, Hangul, Kana, ...) decides by itself; for all other texts py3langid is
loaded, which takes about a second. Both look at the first few thousand letters only; where stretches from all over them leave no
doubt, py3langid is spared the rest. Below the threshold there is no answer: a wrong language tag makes a screen reader
unintelligible, a missing one does not.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from archive.extras import load

_SAMPLE: Final = 4000
_STRETCHES: Final = 4
_STRETCH: Final = 150  # letters
_CERTAIN: Final = 0.995  # which is told as 1.00, as it would be for the whole sample
_THRESHOLD: Final = 0.8
_WHOLLY: Final = 0.9  # share of the letters; names and agencies of other scripts occur everywhere
_BEFORE_SCRIPTS: Final = "\u0370"  # what is below has letters of many languages only
_LETTER: Final = re.compile(r"[^\W\d_]")
_SCRIPTS: Final = (
    ("el", "Greek", "\u0370-\u03ff\u1f00-\u1fff"),
    ("hy", "Armenian", "\u0530-\u058f"),
    ("ka", "Georgian", "\u10a0-\u10ff\u1c90-\u1cbf"),
    ("he", "Hebrew", "\u05d0-\u05ea"),
    ("pa", "Gurmukhi", "\u0a00-\u0a7f"),
    ("gu", "Gujarati", "\u0a80-\u0aff"),
    ("or", "Odia", "\u0b00-\u0b7f"),
    ("ta", "Tamil", "\u0b80-\u0bff"),
    ("te", "Telugu", "\u0c00-\u0c7f"),
    ("kn", "Kannada", "\u0c80-\u0cff"),
    ("ml", "Malayalam", "\u0d00-\u0d7f"),
    ("si", "Sinhala", "\u0d80-\u0dff"),
    ("th", "Thai", "\u0e00-\u0e7f"),
    ("lo", "Lao", "\u0e80-\u0eff"),
    ("km", "Khmer", "\u1780-\u17ff"),
    ("ko", "Hangul", "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"),
)
_KANA: Final = re.compile("[\u3041-\u30fa\u30fd-\u30ff]")
_HAN: Final = re.compile("[\u3400-\u9fff]")
_YIDDISH: Final = re.compile("[\u05f0-\u05f2]|א[\u05b7\u05b8]")
_NO_LANGUAGE: Final = "zxx"  # ISO 639-2: no linguistic content
_CANONICAL: Final = {"kik": "ki"}  # RFC 5646, 2.2.1: the shortest code


@dataclass(frozen=True, slots=True, kw_only=True)
class Detected:
    """A BCP 47 tag ("" when no language is likely enough) and the ground for it, in words."""

    tag: str
    basis: str


def detect(text: str) -> Detected:
    """Return the language of `text`.

    Raises:
        InstallationError: The text is in a script of many languages and py3langid is not installed.
    """
    sample = text[:_SAMPLE]
    letters = "".join(_LETTER.findall(sample))
    if not letters:
        return Detected(tag="", basis="there are no letters")
    if (by_script := _by_script(sample, letters)) is not None:
        return by_script
    tag, probability = _classify(sample)
    if tag == _NO_LANGUAGE or probability < _THRESHOLD:
        return Detected(tag="", basis=f"the likeliest, {tag}, has a probability of only {probability:.2f} (py3langid)")
    return Detected(tag=_CANONICAL.get(tag, tag), basis=f"py3langid, probability {probability:.2f}")


def _classify(sample: str) -> tuple[str, float]:
    """Return the likeliest language and its probability."""
    if len(sample) > _STRETCHES * _STRETCH:
        step = (len(sample) - _STRETCH) // (_STRETCHES - 1)
        starts = range(0, _STRETCHES * step, step)
        tag, probability = _identifier().classify(" ".join(sample[start : start + _STRETCH] for start in starts))
        if probability >= _CERTAIN:
            return str(tag), float(probability)
    tag, probability = _identifier().classify(sample)
    return str(tag), float(probability)


def _by_script(sample: str, letters: str) -> Detected | None:
    """Return the one language of the script in which nearly all letters are, if there is one."""
    if max(letters) < _BEFORE_SCRIPTS:
        return None
    kana = len(_KANA.findall(letters))
    if kana * 10 > len(letters) and kana + len(_HAN.findall(letters)) >= _WHOLLY * len(letters):
        return Detected(tag="ja", basis="script: Kana")
    for tag, script, letter_range in _SCRIPTS:
        if len(re.findall(f"[{letter_range}]", letters)) >= _WHOLLY * len(letters):
            return None if tag == "he" and _YIDDISH.search(sample) else Detected(tag=tag, basis=f"script: {script}")
    return None


@cache
def _identifier() -> Any:
    """Load the model once; its probabilities are normalised over all languages."""
    langid = load("py3langid.langid")
    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
