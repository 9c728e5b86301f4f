"""How names are spelt: in Terraform, in the engine of Pulumi, and in the SDKs for Python."""


def camel(name: str) -> str:
    """Spell a name as the engine does by the plain rule."""
    if "_" not in name:
        return name
    first, *rest = name.split("_")
    return first + "".join([word[:1].upper() + word[1:] for word in rest])


def snake(name: str) -> str:
    """Spell a name as the SDKs for Python do: words in capitals stay together."""
    if name.islower():
        return name
    spelt = ""
    for before, one, after in zip(f" {name}", name, f"{name[1:]} ", strict=False):
        starts = before.islower() or before.isdigit() or (before.isupper() and after.islower())
        spelt += f"_{one.lower()}" if one.isupper() and starts else one.lower()
    return spelt


def squash(name: str) -> str:
    """Reduce a name to what respelling leaves alone."""
    return name.replace("_", "")


def singular(word: str) -> str:
    """Take the plural off a word, in the same rough way on both sides."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ses", "xes", "hes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
