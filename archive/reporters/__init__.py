"""Reports -> text: one file per report format; each exports REPORTER."""
