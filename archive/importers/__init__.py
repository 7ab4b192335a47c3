"""Source -> Article: one file per format, named as on the command line; each exports IMPORTER."""
