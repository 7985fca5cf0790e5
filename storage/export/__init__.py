"""Writers of exports. Each file is written whole and moved into place, and the study records that it was made."""

from storage.export.codebook_json import export_codebook_json

__all__ = ["export_codebook_json"]
