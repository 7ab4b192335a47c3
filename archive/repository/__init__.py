"""The repository: an OCFL 1.1 storage root that keeps every version of every article, in a folder or a bucket.

    Source or bundle --adding--> bundle --versions--> a version of the object of its article --places--> disk or bucket

`root.py` finds objects by their identifiers, `objects.py` reads one, `versions.py` writes a version, `adding.py` decides what a
source adds, `changes.py` tells what changed. The grammar of OCFL is that of `archive/ocfl`.
"""
