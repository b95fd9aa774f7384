"""The second computation of a month's statement, by another route (domain, section 9).

It reads the raw lines of the journals and the raw tables of the tariffs by itself, groups what is alike and takes unit
price times count, in fractions. Of ours it imports nothing but `models`, and `lint-imports` holds it to that: a mistake
in how the first route reads, folds, dates or multiplies cannot stand in it too.
"""
