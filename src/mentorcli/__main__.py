"""`python -m mentorcli` is the same as `mentor`."""

from mentorcli.app import run

if __name__ == "__main__":
    run()
