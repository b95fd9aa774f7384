"""The process: the console script `mentor`, and `python -m mentorcli`."""

import sys

if __name__ == "__main__" and not sys.flags.safe_path:
    del sys.path[0]  # `python -m` looks into the current folder first, where any `typer.py` may lie

import gc
import os

TYPE_CHECKING = False
if TYPE_CHECKING:  # what is loaded here is loaded before Ctrl-C can be told in a line: typing takes 5 ms
    from typing import NoReturn


def run() -> "NoReturn":
    """Run the command line of this process and end it.

    A command lives for some milliseconds, so it neither collects cycles (which would mostly happen while modules
    load) nor takes itself apart at the end: together that is a fifth of its time. Everything it wrote is flushed and
    closed before.
    """
    gc.disable()
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        stream = getattr(sys, name)
        if stream is None:  # closed by whoever started us
            nowhere = open(os.devnull, "w" if number else "r", encoding="utf-8")  # noqa: PTH123, SIM115 - it stays open
            os.set_inheritable(nowhere.fileno(), True)  # noqa: FBT003 - an editor fails where one of the three is missing
            setattr(sys, name, nowhere)
        elif number:
            stream.reconfigure(errors="backslashreplace")
    code = 130
    try:
        from mentorcli.app import main

        code = main(sys.argv[1:])
        sys.stdout.flush()
        sys.stderr.flush()
    except (KeyboardInterrupt, OSError):  # before the first command line was read, or: the reader went away
        pass
    os._exit(code)


if __name__ == "__main__":
    run()
