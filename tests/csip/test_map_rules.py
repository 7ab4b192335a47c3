"""The codes of the map are those of the specification, each once, and none is one of the file section."""

from archive.csip import file_rules, map_rules


def test_the_codes_are_those_of_the_structural_map() -> None:
    numbers = {int(rule.code.removeprefix("CSIP")) for rule in map_rules.RULES}
    assert numbers == {*range(80, 120)} - {87, 113, 114, 115, 117}
    assert len(map_rules.RULES) == len(numbers)
    assert not {rule.code for rule in map_rules.RULES} & {rule.code for rule in file_rules.RULES}


def test_a_division_names_itself_in_its_demands() -> None:
    for division in map_rules.DIVISIONS:
        assert all(division.label in rule.title for rule in (division.present, division.name, division.pointers))
