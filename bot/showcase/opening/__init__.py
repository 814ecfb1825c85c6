"""Opens files that members hand in, in a process of its own with limits (DESIGN.md, safety rule 9): `opener.open_file`.

Nothing is imported here, so that the worker starts with what it needs and no more.
"""
