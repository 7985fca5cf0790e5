"""The file for the data-protection officer, from the study's real settings: drafts that a person completes."""
