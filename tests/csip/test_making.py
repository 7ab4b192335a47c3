"""A demand becomes a rule of its level, and a milder one keeps its code."""

from archive.csip.making import milder, must, should
from archive.findings import Place, Severity


def test_the_level_of_a_demand_is_its_severity() -> None:
    assert must("CSIP1", "It is.", "Do it.").severity is Severity.ERROR
    assert should("CSIP8", "It is.", "Do it.").severity is Severity.WARNING
    assert must("CSIP1", "It is.", "Do it.").spec == "E-ARK CSIP 2.2.0, CSIP1"


def test_a_message_says_what_is_wrong_and_what_to_do() -> None:
    assert must("CSIP1", "It is.", "Do it.").at(Place(), problem="It is not").message == "It is not. Do it."


def test_milder_keeps_all_but_the_severity() -> None:
    rule = must("CSIP17", "It is.", "Do it.")
    assert milder(rule).severity is Severity.WARNING
    assert milder(rule, Severity.NOTE).severity is Severity.NOTE
    assert (milder(rule).code, milder(rule).message) == (rule.code, rule.message)
