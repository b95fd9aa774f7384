"""The FAQ engine: text in, ranked entries out."""

from __future__ import annotations

from mentorcli.search.index import THRESHOLD, Index

__all__ = ["THRESHOLD", "Index"]
