"""Where the stand-alone bundle starts; a process spawned for detection does its work, any other runs `main`."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    if "--multiprocessing-fork" in sys.argv:
        import multiprocessing

        multiprocessing.freeze_support()
    from main import main

    sys.exit(main())
