"""``python -m deputy_showcase``: the command line."""

import os
import sys

from .cli import main

if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    # Taking a large site's millions of objects apart one by one would take longer than planning it.
    os._exit(code)
