"""Names come from the Article alone, are safe everywhere, and differ where articles differ."""

import hashlib
import re
import uuid
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.model.article import Article
from archive.model.dates import PartialDate
from archive.model.values import Text
from archive.naming import package_name, shard, short_identifier, slugify, source_urn

AT = PartialDate("2026-11-22T09:30:00Z")
SEED_SHA256 = "ca905106057cf6dc2ad7f4588b64cd3e80d809ce4ce72ec0cbbda3878a5b57d9"


def article(headline: str = "", **fields: str) -> Article:
    headlines = (Text(value=headline), Text(value="Second")) if headline else ()
    return Article(id="urn:uuid:84bd9f3f-abfc-52bc-94c7-b5a680fcb191", version_created=AT, headlines=headlines, **fields)  # type: ignore[arg-type]


class TestPackageName:
    def test_slug_of_the_main_headline_and_short_identifier(self) -> None:
        assert package_name(article("Ferry turns back")) == "ferry-turns-back-84bd9f3f"

    def test_without_headline_other_labels_serve(self) -> None:
        assert package_name(article(slugline="FERRY-BACK", title="t")) == "ferry-back-84bd9f3f"
        assert package_name(article(title="A Ferry")) == "a-ferry-84bd9f3f"
        assert package_name(article()) == "article-84bd9f3f"

    def test_marks_alone_are_no_name(self) -> None:
        assert package_name(article("— ! —")) == "article-84bd9f3f"


class TestSlug:
    @pytest.mark.parametrize(
        ("text", "slug"),
        [
            ("Blinken’s 11th visit: “calm”, then?", "blinkens-11th-visit-calm-then"),
            ("Rock 'n' Roll", "rock-n-roll"),
            ("Straße über Öl & Æther", "strasse-uber-ol-aether"),
            ("Το μικρό πλοίο", "to-mikro-ploio"),
            ("Кукольный театр", "kukolnyy-teatr"),
            ("市图书馆 开放", "shitushuguan-kaifang"),
            ("CON", "con"),
            ("../../etc/passwd", "etc-passwd"),
            ("", ""),
        ],
    )
    def test_words(self, text: str, slug: str) -> None:
        assert slugify(text) == slug

    def test_it_is_cut_at_the_end_of_a_word(self) -> None:
        assert slugify("twelve chars " * 10) == "twelve-chars-twelve-chars-twelve-chars-twelve-chars-twelve"

    def test_sixty_characters_are_not_cut(self) -> None:
        exact = "a" * 29 + " " + "b" * 30
        assert slugify(exact) == slugify(exact + " c") == exact.replace(" ", "-")

    def test_one_endless_word_is_cut_anyway(self) -> None:
        assert slugify("x" * 1_000_000) == "x" * 60

    @given(st.text(max_size=150))
    @settings(max_examples=200, deadline=None)
    def test_it_is_safe_in_any_file_system_shell_and_url(self, text: str) -> None:
        slug = slugify(text)
        assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug)
        assert len(slug) <= 60
        assert slugify(slug) == slug


class TestShortIdentifier:
    @pytest.mark.parametrize("prefix", ["urn:uuid:", ""])
    def test_the_first_digits_of_a_uuid(self, prefix: str) -> None:
        assert short_identifier(f"{prefix}84BD9F3F-abfc-52bc-94c7-b5a680fcb191") == "84bd9f3f"

    @pytest.mark.parametrize("identifier", ["urn:newsml:example.org:20241022:1", "tag:x", "é", "simplest-test"])
    def test_any_other_identifier_is_hashed(self, identifier: str) -> None:
        assert short_identifier(identifier) == hashlib.sha256(identifier.encode()).hexdigest()[:8]

    @given(st.text(min_size=1, alphabet=st.characters(exclude_categories=["Cs"])))
    @settings(max_examples=100, deadline=None)
    def test_it_is_always_eight_hex_digits(self, identifier: str) -> None:
        assert re.fullmatch("[0-9a-f]{8}", short_identifier(identifier))


class TestSourceUrn:
    def test_it_is_what_it_was_and_will_be(self) -> None:
        """The namespace is a promise: archives made years apart must agree, so the value is written down here."""
        assert source_urn(SEED_SHA256) == "urn:uuid:84bd9f3f-abfc-52bc-94c7-b5a680fcb191"

    def test_it_is_a_name_based_uuid(self) -> None:
        made = uuid.UUID(source_urn(SEED_SHA256))
        assert (made.version, made.variant) == (5, uuid.RFC_4122)

    def test_other_bytes_are_another_article(self) -> None:
        assert source_urn(SEED_SHA256) != source_urn(SEED_SHA256[::-1])


class TestShard:
    @given(st.text())
    @settings(max_examples=100)
    def test_it_is_two_folders_of_two_hex_digits_for_any_name(self, name: str) -> None:
        assert re.fullmatch("[0-9a-f]{2}/[0-9a-f]{2}", shard(name))

    def test_it_is_what_it_was_and_will_be(self) -> None:
        assert shard("harbour-library-reopens-56fed6c3") == "bf/76"

    def test_folders_fill_alike(self) -> None:
        names = [f"the-same-headline-every-week-{n:08x}" for n in range(20_000)]
        tops = Counter(shard(name).partition("/")[0] for name in names)
        assert len(tops) == 256
        assert max(tops.values()) < 1.6 * len(names) / 256
        assert max(Counter(map(shard, names)).values()) < 10
