"""The process: the console script `mentor`, and `python -m mentorcli`."""

import gc
import os
import sys
from typing import NoReturn


def run() -> NoReturn:
    """Run the command line of this process and end it.

    A command lives for some milliseconds, so it neither collects cycles (which would mostly happen while modules
    load) nor takes itself apart at the end: together that is a fifth of its time. Everything it wrote is flushed and
    closed before.
    """
    gc.disable()
    from mentorcli.app import main, silence

    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
    code = main(sys.argv[1:])
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # the reader went away
        silence()
    os._exit(code)


if __name__ == "__main__":
    run()
