"""Article -> bytes: one file per format, named as on the command line; each exports EXPORTER."""
