"""The tests as a package, so that worker processes find them and not the `tests` of some installed distribution."""
