"""Draw the program's icon for Windows (.ico) and macOS (.icns) from the SVG, beside the bundle's spec.

python scripts/build_icons.py
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QGuiApplication, QIcon

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    app = QGuiApplication(sys.argv[:1])
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QIcon(str(ROOT / "desktop" / "icons" / "verbatim.svg")).pixmap(1024, 1024).save(buffer, "PNG")
    picture = Image.open(io.BytesIO(bytes(buffer.data().data())))
    picture.save(ROOT / "packaging" / "verbatim.ico", sizes=[(side, side) for side in (16, 24, 32, 48, 64, 128, 256)])
    picture.save(ROOT / "packaging" / "verbatim.icns")
    app.quit()


if __name__ == "__main__":
    main()
