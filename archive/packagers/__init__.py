"""Package -> Tree: one file per layout; each exports PACKAGER and touches no disk."""
