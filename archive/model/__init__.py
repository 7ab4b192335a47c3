"""The nouns: frozen, typed, without I/O and without any wire format."""
