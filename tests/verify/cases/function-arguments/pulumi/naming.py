"""Two functions."""


def named(zone: str, kind: str = "cache", *, suffix: str = "") -> str:
    """Name a thing."""
    return f"{zone}-{kind}{suffix}"


def tagged(*words: str, **more: str) -> dict[str, str]:
    """Make tags."""
    return {**dict.fromkeys(words, "yes"), **more}
