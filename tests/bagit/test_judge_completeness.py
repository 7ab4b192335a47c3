"""Listed and there: every difference is said once, at the line or the file that it concerns."""

import time

from tests.support.bags import STORY, bag, codes, findings, listing, tree

TWO = {**STORY, "data/b": b"2"}


def test_manifests_of_one_bag_must_agree_since_1_0() -> None:
    files = bag(TWO, algorithms=("md5", "sha256"), tags={"manifest-md5.txt": listing(STORY, "md5")})
    (finding,) = findings(tree(files))
    assert (finding.rule.code, finding.where.path) == ("BAG-039", "data/b")
    assert "manifest-md5.txt" in finding.message


def test_a_file_missing_from_two_manifests_is_said_for_each() -> None:
    files = bag(STORY, algorithms=("md5", "sha256"), listed=TWO)
    assert [str(finding.where) for finding in findings(tree(files))] == ["manifest-md5.txt:1", "manifest-sha256.txt:1"]


def test_an_old_bag_may_leave_manifests_out_of_tag_manifests() -> None:
    declaration = b"BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n"
    files = bag(declaration=declaration)
    files["tagmanifest-sha512.txt"] = listing({"bagit.txt": declaration}, "sha512")
    assert codes(files) == ["BAG-033"]


def test_two_names_of_one_normal_form_match_one_each() -> None:
    both = {"data/Caf\u00e9": b"1", "data/Cafe\u0301": b"2"}
    assert codes(bag(both)) == ["BAG-043"]


def test_thirty_thousand_missing_files_are_quick_and_counted() -> None:
    lines = b"".join(b"%0128x  data/%06d\n" % (n, n) for n in range(30_000))
    begun = time.process_time()
    found = findings(tree(bag(tags={"manifest-sha512.txt": listing(STORY, "sha512") + lines})))
    assert time.process_time() - begun < 10
    assert [finding.rule.code for finding in found].count("BAG-036") == 1000
    assert [finding.facts["count"] for finding in found if finding.rule.code == "BAG-099"] == [29_000]
