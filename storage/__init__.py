"""Where a study is kept: its two files, the ledger, the readers of transcripts and the writers of exports."""
