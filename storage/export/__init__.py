"""Writers of exports. Each file is written whole and moved into place, and the study records that it was made."""

from storage.export.contents import Look, Outside
from storage.export.formats import FORMATS, Exported, export, export_to

__all__ = ["FORMATS", "Exported", "Look", "Outside", "export", "export_to"]
