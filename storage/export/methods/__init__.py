"""The methods appendix: what the ledger can answer of COREQ and SRQR, and on the use of language models."""
