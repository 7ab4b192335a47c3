"""What is added becomes the next version of its article, states the one before, and adds nothing the second time."""

from dataclasses import replace
from pathlib import Path

import pytest

from archive import judging, pipeline
from archive.errors import ArchiveError, ConflictError, SourceError, StoreError, UsageError
from archive.files.walking import Aside
from archive.formats import Reading
from archive.model.dates import PartialDate
from archive.model.values import Link, Origin, PubStatus
from archive.repository import adding, articles, objects, versions
from archive.repository.adding import Addition, Offer, run
from archive.repository.root import Root
from archive.runners.local import LocalRunner
from tests.support.command import files
from tests.support.repositories import AT, FIRST, ID, append, store, story, stranger_says, we_say

WISHES = pipeline.Wishes(reading=Reading(at=PartialDate(AT)))


def offer(root: Root) -> Offer:
    return Offer(root=root, wishes=WISHES, rendering={}, created=AT)


def add(root: Root, *sources: Path | Aside) -> list[Addition]:
    with LocalRunner() as runner:
        return [one for found in run(offer(root), sources, runner, 2) for one in found]


def head(root: Root) -> articles.Article:
    held = root.get(ID)
    assert held is not None
    article = articles.article(root, held)
    assert article is not None
    return article


def test_a_correction_is_the_next_version_and_links_to_the_one_before(tmp_path: Path) -> None:
    root = store(tmp_path / "store")
    first, second = add(root, story(tmp_path, 1), story(tmp_path, 3, text="It leaves at one."))
    assert (first.version, first.new, first.follows) == ("v1", True, False)
    assert (second.version, second.new, second.follows) == ("v2", True, True)
    assert head(root).links == (Link(rel="previousVersion", residref=ID, version=1),)
    assert head(root).version == 3
    assert we_say(tmp_path / "store") == ["W007", "W007"]  # nobody said who adds
    assert [said for said in stranger_says(tmp_path / "store") if "W007" not in said] == []


def test_the_same_again_adds_nothing_in_any_order(tmp_path: Path) -> None:
    root = store(tmp_path / "store")
    sources = [story(tmp_path, 1), story(tmp_path, 2, text="It leaves at one.")]
    add(root, *sources)
    before = files(tmp_path / "store")
    again = add(root, *sources, *reversed(sources))
    assert [(one.version, one.new) for one in again] == [("v1", False), ("v2", False), ("v2", False), ("v1", False)]
    assert files(tmp_path / "store") == before


def test_a_source_that_does_not_number_its_versions_gets_the_next_number(tmp_path: Path) -> None:
    root = store(tmp_path / "store")
    add(root, story(tmp_path, None))
    (second,) = add(root, story(tmp_path, None, text="It leaves at one."))
    assert second.version == "v2"
    assert head(root).version == 2
    assert head(root).links == (Link(rel="previousVersion", residref=ID, version=1),)
    origins = {entry.field: entry for entry in head(root).provenance.origins}
    assert (origins["version"].origin, origins["version"].basis) == (Origin.GIVEN, "the store holds version 1")
    assert we_say(tmp_path / "store") == ["W007", "W007"]
    (again,) = add(root, story(tmp_path, None))
    assert (again.version, again.new) == ("v1", False)


def test_other_content_under_the_same_number_is_kept_as_it_says(tmp_path: Path) -> None:
    root = store(tmp_path / "store")
    add(root, story(tmp_path, 2), story(tmp_path / ".." / tmp_path.name, 2, text="Now."))
    (second,) = add(root, story(tmp_path, 2, text="It leaves at one."))
    assert second.version == "v2"
    assert head(root).version == 2
    assert head(root).links == ()


def test_a_source_without_identifier_corrects_what_the_user_names(tmp_path: Path) -> None:
    root = store(tmp_path / "store")
    (tmp_path / "a.txt").write_text("The Ferry Sails\n\nBy Piet Holm\n\nThe ferry sails twice a day, and once on Sundays.\n")
    (first,) = add(root, tmp_path / "a.txt")
    assert first.article is not None
    (tmp_path / "a.txt").write_text("The Ferry Sails\n\nBy Piet Holm\n\nThe ferry sails twice a day, and never on Sundays.\n")
    correcting = replace(offer(root), corrects=first.article.id)
    for new in (True, False):
        (ready,) = adding.prepare(correcting, tmp_path / "a.txt")
        assert not isinstance(ready, ArchiveError)
        done = adding.commit(correcting, ready)
        assert (done.version, done.new) == ("v2", new)
        assert ready.article.id == first.article.id
    assert we_say(tmp_path / "store") == ["W007", "W007"]
    held = root.get(first.article.id)
    assert held is not None
    second = articles.article(root, held)
    assert second is not None
    assert second.links == (Link(rel="previousVersion", residref=first.article.id, version=1),)
    for name in ("v1", "v2"):
        made = pipeline.keep(tmp_path / name, "folder", "bundle", objects.version_tree(root.place, held, name)).place
        assert judging.check(Path(made)).ok


def test_an_older_version_is_refused(tmp_path: Path) -> None:
    root = store(tmp_path / "store")
    first, late = add(root, story(tmp_path, 3), story(tmp_path, 2, text="Too late."))
    assert isinstance(late.error, ConflictError)
    assert "is version 2, and the store holds version 3 already" in str(late.error)
    assert head(root).version == first.article.version if first.article else False


def test_a_canceled_article_stays(tmp_path: Path) -> None:
    root = store(tmp_path / "store")
    add(root, story(tmp_path, 1), story(tmp_path, 2, status="canceled"))
    assert head(root).pub_status is PubStatus.CANCELED
    held = root.get(ID)
    assert held is not None
    assert held.inventory.versions["v2"].message == "Received ferry-2.xml; the article is canceled"
    first = articles.article(root, held, "v1")
    assert first is not None
    assert first.pub_status is PubStatus.USABLE


@pytest.mark.parametrize("container", ["folder", "zip", "tar"])
def test_a_bundle_is_kept_byte_for_byte(tmp_path: Path, container: str) -> None:
    ingested = pipeline.ingest(story(tmp_path, 1), WISHES)
    packed = pipeline.pack(ingested, pipeline.render(ingested))
    place = Path(pipeline.keep(tmp_path / "out", container, "bundle", packed).place)
    root = store(tmp_path / "store")
    first, again = add(root, place, place)
    assert (first.new, again.new) == (True, False)
    held = root.get(ID)
    assert held is not None
    kept = {path: blob.read() for path, blob in objects.version_tree(root.place, held).entries.items()}
    wanted = pipeline.keep(tmp_path / "again", "folder", "bundle", packed).place
    assert kept == files(Path(wanted))


def test_a_bundle_of_an_older_version_is_refused_and_one_that_is_held_is_not(tmp_path: Path) -> None:
    made = []
    for number in (1, 2, 3):
        ingested = pipeline.ingest(story(tmp_path, number), WISHES)
        made.append(pipeline.keep(tmp_path, "zip", f"v{number}", pipeline.pack(ingested, pipeline.render(ingested))).place)
    root = store(tmp_path / "store")
    outcomes = add(root, *map(Path, (made[0], made[2], made[0], made[1])))
    assert [one.version for one in outcomes] == ["v1", "v2", "v1", ""]
    assert isinstance(outcomes[-1].error, ConflictError)


def test_fields_cannot_be_stated_for_a_bundle(tmp_path: Path) -> None:
    ingested = pipeline.ingest(story(tmp_path, 1), WISHES)
    place = pipeline.keep(tmp_path, "zip", "bundle", pipeline.pack(ingested, pipeline.render(ingested))).place
    stated = replace(offer(store(tmp_path / "store")), wishes=replace(WISHES, fields={"byline": ["By Me"]}))
    (found,) = adding.prepare(stated, Path(place))
    assert isinstance(found, UsageError)
    assert "a bundle is stored as it is" in str(found)


def test_what_cannot_be_read_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    root = store(tmp_path / "store")
    outcomes = add(root, tmp_path / "empty.txt", Aside(path=Path("gone"), reason="vanished", failed=True), story(tmp_path))
    assert [type(one.error) for one in outcomes[:2]] != [type(None)] * 2
    assert isinstance(outcomes[1].error, StoreError)
    assert outcomes[2].version == "v1"


def test_somebody_who_is_faster_is_followed(tmp_path: Path) -> None:
    root = store(tmp_path / "store")
    (late,) = adding.prepare(offer(root), story(tmp_path, 2, text="It leaves at one."))
    add(root, story(tmp_path, 1))
    assert not isinstance(late, ArchiveError)
    done = adding.commit(offer(root), late)
    assert (done.version, done.follows) == ("v2", True)
    assert head(root).links == (Link(rel="previousVersion", residref=ID, version=1),)


def test_others_who_are_always_faster_are_named_at_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = store(tmp_path / "store")
    (ready,) = adding.prepare(offer(root), story(tmp_path))
    assert not isinstance(ready, ArchiveError)

    def overtaken(*_: object) -> None:
        raise versions.Overtaken("somebody else made it")

    monkeypatch.setattr(versions, "append", overtaken)
    with pytest.raises(ConflictError, match="all the time"):
        adding.commit(offer(root), ready)


def test_a_source_that_is_gone_by_then_is_named(tmp_path: Path) -> None:
    root = store(tmp_path / "store")
    source = story(tmp_path, 2)
    (late,) = adding.prepare(offer(root), source)
    add(root, story(tmp_path, 1))
    source.unlink()
    assert not isinstance(late, ArchiveError)
    with pytest.raises((SourceError, StoreError)):
        adding.commit(offer(root), late)


def test_what_is_no_bundle_of_ours_is_followed_without_a_link(tmp_path: Path) -> None:
    root = store(tmp_path / "store")
    append(root, FIRST)
    (added,) = add(root, story(tmp_path, 1))
    assert added.version == "v2"
    assert head(root).links == ()


def test_many_processes_keep_the_order_of_the_sources(tmp_path: Path) -> None:
    root = store(tmp_path / "store")
    sources = [story(tmp_path, number, text=f"It leaves at {number}.") for number in range(1, 7)]
    with LocalRunner(2) as runner:
        found = list(run(offer(root), sources, runner, 4))
    assert [one.version for (one,) in found] == [f"v{number}" for number in range(1, 7)]
    assert [link.version for link in head(root).links] == [5]
