"""The word of a call names a folder or a bucket."""

from pathlib import Path

import pytest

from archive.errors import UsageError
from archive.repository.bucketplace import BucketPlace
from archive.repository.diskplace import DiskPlace
from archive.repository.places import place_of


def test_a_word_names_a_folder_or_a_bucket() -> None:
    assert place_of("some/store") == DiskPlace(root=Path("some/store"))
    bucket = place_of("s3://bucket/prefix/")
    assert isinstance(bucket, BucketPlace)
    assert str(bucket) == "s3://bucket/prefix"
    assert (place_of("x").is_atomic, bucket.is_atomic) == (True, False)


def test_a_url_that_is_no_place_is_refused() -> None:
    with pytest.raises(UsageError, match="no place in an object store"):
        place_of("s3://")
