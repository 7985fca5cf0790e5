"""From an original to a text that may leave: detection, linking, replacement, approval and the residue scan."""
