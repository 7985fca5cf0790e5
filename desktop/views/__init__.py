"""The places of the window, one sub-package or module each."""
