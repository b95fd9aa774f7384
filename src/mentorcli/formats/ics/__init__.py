"""Calendars as other programs write them (RFC 5545), read strictly where an hour depends on it and leniently elsewhere.

`lines` cuts a file into components, `zones` finds out what a time zone means, `events` reads one event, `series` the
occurrences of one that repeats, `read` all of a file. The file is cut before any library sees it, so that one broken
event does not take the others with it; times stay local until `zones` has settled them, so that no library settles them
in silence.
"""
