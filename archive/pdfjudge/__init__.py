"""The judge of PDFs: rules on what `pdfread` reads, and veraPDF's verdicts as findings. It shares no logic with `pdf`."""
