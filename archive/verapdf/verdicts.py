"""What veraPDF says of one file in one flavour, and which flavours there are.

A flavour is a part and level of a standard with its validation profile. Flavours of one generation (PDF 1.4, 1.7, 2.0) can be
judged in one pass over the file. Plain values; no Java behind them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Flavour:
    """A part and level of a standard.

    Attributes:
        name: "3a", "ua1", ...
        profile: Name of the validation profile.
        standard: The standard that its clauses belong to.
        generation: Flavours of one generation can be judged in one pass.
    """

    name: str
    profile: str
    standard: str
    generation: int


def _flavours() -> dict[str, Flavour]:
    """Return all flavours by name."""
    pdfa = {1: "ab", 2: "abu", 3: "abu", 4: ("", "e", "f")}
    found = [
        Flavour(
            name=f"{part}{level}",
            profile=f"PDFA-{part}{level.upper()}",
            standard=f"ISO 19005-{part}",
            generation={1: 1, 4: 4}.get(part, 2),
        )
        for part, levels in pdfa.items()
        for level in levels
    ]
    found.append(Flavour(name="ua1", profile="PDFUA-1", standard="ISO 14289-1", generation=2))
    found.append(Flavour(name="ua2", profile="PDFUA-2-ISO32005", standard="ISO 14289-2", generation=4))
    return {flavour.name: flavour for flavour in found}


FLAVOURS: Final[Mapping[str, Flavour]] = MappingProxyType(_flavours())


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A test of a clause that the file fails.

    Attributes:
        clause: Clause of the flavour's standard: "6.2.11.4.1".
        test: Number of the test, counted from 1, as veraPDF numbers the tests of a clause.
        description: The demand, in the words of the profile.
        count: How often the file fails it.
        where: Path of the first object that fails, in veraPDF's notation.
        message: What veraPDF says of that object.
    """

    clause: str
    test: int
    description: str
    count: int
    where: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the engine says of one file in one flavour.

    Attributes:
        flavour: The flavour.
        engine: Version of the engine.
        checks: Number of tests made.
        failures: Tests that failed, sorted by clause and number.
        unreadable: Why the engine could not read the file; "" when it could.
        abandoned: Why the engine gave up without a verdict (time, memory); "" when it did not.
    """

    flavour: Flavour
    engine: str
    checks: int = 0
    failures: tuple[Failure, ...] = ()
    unreadable: str = ""
    abandoned: str = ""

    @property
    def passed(self) -> bool:
        """True when tests were made and all passed."""
        return self.checks > 0 and not (self.failures or self.unreadable or self.abandoned)
