"""The last touch on rendered text: deterministic layout, owned by us.

No formatter runs when a project is rendered, so golden files never move with a formatter's version.
Nothing is imported here: a render imports only the layouts of the languages it writes.
"""
