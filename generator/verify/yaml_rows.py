"""Rows of YAML, as far as one tells without its neighbours."""

# What a plain key does not start with: it would be a comment, another form, or an item.
FORMS = frozenset("#'\"{[&*!|>%@`-")


def entry(row: str) -> tuple[str, str] | None:
    """Take a row without its indentation apart, at `key: value`; None where it is no such row.

    Quotes around the key are taken off, and the value is as it stands, without blanks around it.
    """
    if row[:1] in ('"', "'"):
        key, closed, rest = row[1:].partition(row[0])
        before, colon, value = rest.partition(":")
        if not closed or not key or not colon or before.strip() or value[:1].strip():
            return None
        return key, value.strip()
    if not row or row[0] in FORMS or row[0].isspace():
        return None
    key, colon, value = row.partition(": ")
    if not colon:
        key, colon, value = row.rstrip().rpartition(":")
        if not colon or value:
            return None
    return None if "#" in key else (key.rstrip(), value.strip())
