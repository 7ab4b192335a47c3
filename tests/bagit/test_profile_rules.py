"""The rules of BagIt Profiles name the key of the specification that demands them, and the profile in each message."""

import re

from archive.bagit import profile_rules


def test_every_rule_has_a_code_a_key_and_names_the_profile() -> None:
    assert [rule.code for rule in profile_rules.RULES] == [f"PROF-{number:03}" for number in range(1, 23)]
    for rule in profile_rules.RULES:
        assert re.match(r"BagIt Profiles 1\.4\.0, [A-Z][\w.:-]+[\w .-]*; https://", rule.spec)
        assert rule.message.endswith("(Profile {profile}.)")
