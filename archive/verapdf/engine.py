"""Asks veraPDF for its verdicts: one parse and one walk over the file for all flavours of a generation.

    judge(data, ("3a", "ua1")) -> (Verdict, Verdict)

What the engine throws becomes a Verdict: it could not read the file, or it ran out of memory or time. After a time-out the
engine may still be busy in its thread and is not thread-safe, so it is not asked again in this process.

Only this module knows veraPDF's classes. It writes no files and reports nothing by itself.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby
from typing import Any, Final

from archive.verapdf.machine import Machine, machine
from archive.verapdf.profiles import Profile, ProfileRule, read_profile
from archive.verapdf.verdicts import FLAVOURS, Failure, Flavour, Verdict

TIME_LIMIT: Final = 120.0  # seconds for one file; an article takes 0.1
SIZE_LIMIT: Final = 200_000_000  # bytes; the machine holds the file in its 1 GiB
_EXAMPLES: Final = 1
_PASSED_MESSAGES_PROGRESS: Final = (False, True, False)  # log passed tests, write messages, show progress
_VALIDATION: Final = "org.verapdf.pdfa.validation"


def judge(data: bytes, flavours: Sequence[str], *, seconds: float = TIME_LIMIT) -> tuple[Verdict, ...]:
    """Return the verdicts on the PDF `data`, one for each of the flavours, in their order.

    Raises:
        InstallationError: The engine is not installed or does not start.
        KeyError: There is no such flavour.
    """
    engine = _engine()
    wanted = [FLAVOURS[name] for name in flavours]
    found: dict[str, Verdict] = {}
    for _, group in groupby(sorted(wanted, key=lambda flavour: flavour.generation), key=lambda flavour: flavour.generation):
        together = list(group)
        found |= zip((flavour.name for flavour in together), engine.judge(data, together, seconds), strict=True)
    return tuple(found[name] for name in flavours)


def version() -> str:
    """Return the version of the engine.

    Raises:
        InstallationError: The engine is not installed or does not start.
    """
    return _engine().version


@cache
def _engine() -> "_Engine":
    """Return the engine of this process."""
    return _Engine(machine())


class _Engine:
    """veraPDF's foundry and factories, and the profiles read so far."""

    def __init__(self, running: Machine) -> None:
        self._machine = running
        running.java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
        self._foundry = running.java("org.verapdf.pdfa.Foundries").defaultInstance()
        self._factory = running.java(f"{_VALIDATION}.profiles.Profiles")
        self._list = running.java("java.util.ArrayList")
        self._set = running.java("java.util.LinkedHashSet")
        self._profiles: dict[str, tuple[Profile, Any]] = {}
        self._directory_filled = False
        self._lost = ""
        properties = running.resource("META-INF/maven/org.verapdf/core/pom.properties").decode("latin-1")
        self.version = properties.partition("version=")[2].split()[0]

    def judge(self, data: bytes, flavours: Sequence[Flavour], seconds: float) -> list[Verdict]:
        """Return one verdict per flavour; they are of one generation."""
        if len(data) > SIZE_LIMIT:
            return self._all(flavours, abandoned=f"the file has {len(data)} bytes, more than {SIZE_LIMIT}")
        machine()  # refuses in a forked child
        if self._lost:
            return self._all(flavours, abandoned=self._lost)
        java = self._machine.java
        try:
            return self._walk(data, flavours, seconds)
        except TimeoutError as error:
            self._lost = "the engine is still busy with an earlier file that it did not finish in time"
            return self._all(flavours, abandoned=f"the engine was stopped: {error}")
        except java("java.util.concurrent.ExecutionException") as error:
            cause = error.getCause()
            if isinstance(cause, java("java.lang.VirtualMachineError")):
                return self._all(flavours, abandoned=f"the engine ran out of memory or stack ({_words(cause)})")
            return self._all(flavours, unreadable=_words(cause))

    def _all(self, flavours: Iterable[Flavour], **outcome: str) -> list[Verdict]:
        """Return the same outcome for each flavour."""
        return [Verdict(flavour=flavour, engine=self.version, **outcome) for flavour in flavours]  # type: ignore[arg-type]

    def _walk(self, data: bytes, flavours: Sequence[Flavour], seconds: float) -> list[Verdict]:
        """Parse once, walk once, and read the results.

        Raises:
            TimeoutError: The engine did not finish in time.
            java.util.concurrent.ExecutionException: The engine threw.
        """
        bridge = self._machine.bridge
        profiles = [self._profile(flavour) for flavour in flavours]
        if any(flavour.name[0] in "24" for flavour in flavours):
            self._fill_directory()
        kind = self._machine.java("org.verapdf.pdfa.flavours.PDFAFlavour")
        names = self._list([kind.valueOf(profile.flavour) for profile, _ in profiles])
        stream = self._machine.java("java.io.ByteArrayInputStream")(bridge.JArray(bridge.JByte)(data))
        given = (("java.io.InputStream", stream), ("org.verapdf.pdfa.flavours.PDFAFlavour", names[0]))
        parser = self._machine.call(seconds, self._foundry, "org.verapdf.pdfa.VeraPDFFoundry", "createParser", *given)
        try:
            parser.setFlavours(names)
            factory = self._machine.java(f"{_VALIDATION}.validators.ValidatorFactory")
            ready = self._list([ready for _, ready in profiles])
            judges = factory.createValidatorByProfiles(ready, _EXAMPLES, *_PASSED_MESSAGES_PROGRESS)
            validator = "org.verapdf.pdfa.PDFAValidator"
            walked = self._machine.call(seconds, judges, validator, "validateAll", ("org.verapdf.pdfa.PDFAParser", parser))
            results = {str(result.getPDFAFlavour().name()): result for result in walked}
        finally:
            self._machine.post(parser, "java.io.Closeable", "close")
        pairs = zip(flavours, profiles, strict=True)
        return [self._verdict(flavour, profile, results[profile.flavour]) for flavour, (profile, _) in pairs]

    def _verdict(self, flavour: Flavour, profile: Profile, result: Any) -> Verdict:
        """Read what the engine found in one flavour."""
        rules = {(rule.clause, rule.number): rule for rule in profile.rules}
        examples: dict[tuple[str, int], tuple[str, str]] = {}
        for assertion in result.getTestAssertions():
            identity = assertion.getRuleId()
            key = (str(identity.getClause()), int(identity.getTestNumber()))
            message = assertion.getErrorMessage() or assertion.getMessage()
            examples.setdefault(key, (str(assertion.getLocation().getContext()), str(message or "")))
        failures = []
        for entry in result.getFailedChecks().entrySet():
            key = (str(entry.getKey().getClause()), int(entry.getKey().getTestNumber()))
            failures.append(
                Failure(
                    clause=key[0],
                    test=key[1],
                    description=rules[key].description if key in rules else "",
                    count=int(entry.getValue()),
                    where=examples.get(key, ("", ""))[0],
                    message=examples.get(key, ("", ""))[1],
                )
            )
        failures.sort(key=lambda failure: (_clause_key(failure.clause), failure.test))
        return Verdict(flavour=flavour, engine=self.version, checks=int(result.getTotalAssertions()), failures=tuple(failures))

    def _profile(self, flavour: Flavour) -> tuple[Profile, Any]:
        """Return the profile of a flavour, as plain values and as the engine's object."""
        if flavour.name not in self._profiles:
            path = f"org/verapdf/pdfa/validation/{flavour.profile}.xml"
            profile = read_profile(self._machine.resource(path), path)
            self._profiles[flavour.name] = (profile, self._ready(profile))
        return self._profiles[flavour.name]

    def _ready(self, profile: Profile) -> Any:
        """Build the engine's profile through its public factory methods."""
        make = self._factory
        kind = self._machine.java("org.verapdf.pdfa.flavours.PDFAFlavour")
        variables = [make.variableFromValues(item.name, item.subject, item.default, item.value) for item in profile.variables]
        return make.profileFromValues(
            kind.valueOf(profile.flavour),
            make.defaultProfile().getDetails(),
            "",
            self._set([self._ready_rule(rule) for rule in profile.rules]),
            self._set(variables),
        )

    def _ready_rule(self, rule: ProfileRule) -> Any:
        """Build the engine's rule."""
        make, java = self._factory, self._machine.java
        argument = java(f"{_VALIDATION}.profiles.ErrorArgumentImpl").fromValues
        standard = java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification").valueOf(rule.specification)
        arguments = self._list([argument(expression, name or None, None) for name, expression in rule.arguments])
        return make.ruleFromValues(
            make.ruleIdFromValues(standard, rule.clause, rule.number),
            rule.subject,
            java("java.lang.Boolean").valueOf(rule.deferred),
            rule.tags or None,
            rule.description,
            rule.test,
            make.errorFromValues(rule.message, arguments),
            self._list(),
        )

    def _fill_directory(self) -> None:
        """Fill the engine's own profile directory: parts 2 and 4 look in it for the flavours of embedded PDFs.

        Without JAXB it is empty, and there is no public way to fill it.
        """
        if self._directory_filled:
            return
        ready = [self._profile(flavour)[1] for flavour in FLAVOURS.values() if not flavour.name.startswith("ua")]
        full = self._factory.directoryFromProfiles(self._set(ready))
        used = self._factory.getVeraProfileDirectory()
        for field in used.getClass().getDeclaredFields():
            if str(field.getName()) in {"profileDir", "flavourDir"}:
                field.setAccessible(True)
                field.set(used, field.get(full))
        self._directory_filled = True


def _words(error: Any) -> str:
    """Return what a Java exception and its innermost cause say, on one line."""
    inner = error
    for _ in range(10):
        inner = inner.getCause() or inner
    said = [str(item).strip().splitlines()[0][:200] for item in ((error,) if inner == error else (error, inner))]
    return ": ".join(said)


def _clause_key(clause: str) -> tuple[int, ...]:
    """Return the numbers by which clauses are sorted; letters count as 0."""
    return tuple(int(part) if part.isdigit() else 0 for part in clause.split("."))
