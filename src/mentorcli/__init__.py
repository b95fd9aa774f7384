"""mentor: sessions, no-shows, checklists and answers for OpenClassrooms mentors."""

__version__ = "0.1.0"
