"""The demo world: invented people, pages, stories and rooms, built by the same actions that people use.

Each part has a `build()` that makes it once, in one transaction, and says so; a part that is there
already is left as it is, with whatever was written in it since.
"""
