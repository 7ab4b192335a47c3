"""Everything that touches a disk: folders, zips and tars as Trees, digests, safe paths, publishing without overwriting."""
