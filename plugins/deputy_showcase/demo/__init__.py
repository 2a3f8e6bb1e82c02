"""Synthetic content for benchmarks, tests and demonstrations: a whole city, portraits and scenes.

Nothing of the site imports this package; the ``demo`` command does. Words are data in ``words/``,
files that are the same in every city stand in ``fixed/``.
"""
