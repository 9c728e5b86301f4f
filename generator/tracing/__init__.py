"""Which field of a spec decides which value and which line: found by changing fields and looking.

Nothing here knows a blueprint. A field is given another value that its schema allows, the system is
planned and rendered once more, and what has changed is what the field decides.
"""
