"""Tagged archival PDF on ReportLab: one file that is PDF/A-3a and PDF/UA-1; knows no Article."""
