"""Tree <-> place: one file per kind of container; each exports STORE and never overwrites."""
