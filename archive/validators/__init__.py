"""Document or Tree -> Findings: one file per format; each exports VALIDATOR and never raises for bad material."""
