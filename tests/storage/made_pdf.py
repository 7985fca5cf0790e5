"""PDF files made by hand, for the tests of the reader."""

from __future__ import annotations

from collections.abc import Sequence

Line = tuple[int, str]
LOCK = f"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{'00' * 32}>/U<{'00' * 32}>>>/ID[<00><00>]"


def pdf(pages: Sequence[Sequence[Line]], *, encrypted: bool = False, times: int = 1) -> bytes:
    """Make a PDF of lines, each with its height on the page (points from below), all from the left margin.

    The pages are said `times` times.
    """
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{' '.join([kids] * times)}]/Count {len(pages) * times}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
    ]
    for n, lines in enumerate(pages):
        shown = " ".join(f"BT /F1 10 Tf 50 {y} Td ({text}) Tj ET" for y, text in lines)
        fonts = "/Resources<</Font<</F1 3 0 R>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {5 + 2 * n} 0 R{fonts}>>")
        objects.append(f"<</Length {len(shown.encode('cp1252'))}>>stream\n{shown}\nendstream")
    made, places = b"%PDF-1.4\n", []
    for n, part in enumerate(objects, 1):
        places.append(len(made))
        made += f"{n} 0 obj\n{part}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = (
        f"trailer\n<</Root 1 0 R/Size {len(objects) + 1}{LOCK if encrypted else ''}>>\nstartxref\n{len(made)}\n%%EOF\n"
    )
    return made + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()
