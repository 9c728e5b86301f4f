"""What a provider's complaints tell of an argument.

The words are those of the validators of HashiCorp's plugin SDK and framework, and of the providers'
own where many arguments share one.
"""

import json
import re
from collections.abc import Callable, Iterable
from typing import Any

from generator.facts.asking.wire import Complaint

Facts = dict[str, Any]
NUMBER = r"(-?\d+(?:\.\d+)?)"
MOST = 2**31 - 1


def choices(text: str) -> Facts:
    """Read a list in a message: quoted words, or numbers; blanks part them."""
    quoted = re.findall(r'"((?:[^"\\]|\\.)*)"', text)
    if quoted:
        return {"one_of": [plain_word(word) for word in quoted]}
    return {"one_of": [number(word) for word in text.replace(",", " ").split()]}


def plain_word(word: str) -> str:
    """Take out what Go wrote a word's marks with, which is as JSON does it."""
    try:
        return str(json.loads(f'"{word}"'))
    except ValueError:
        return word


def words(text: str) -> Facts:
    """Read a list whose words are not quoted; an empty one closes it."""
    return {"one_of": text.split()}


def between(word: str) -> Callable[[str, str], Facts]:
    """Make a reader of two limits."""
    return lambda least, most: {word: [number(least), number(most)]}


def least_length(text: str) -> Facts:
    """Read the least length of a text; other than one it stands beside no greatest."""
    return {"not_empty": True} if text == "1" else {}


def quoted_pattern(text: str) -> Facts:
    """Read a pattern that stands between quotes, as Go writes it there."""
    return pattern(text.replace('\\"', '"').replace("\\\\", "\\"))


def pattern(text: str) -> Facts:
    """Read a pattern; one that Python does not understand is left out."""
    try:
        re.compile(text)
    except re.error:
        return {}
    return {"pattern": text}


def number(text: str) -> Any:
    """Read a number, or leave a word as it is."""
    if not re.fullmatch(NUMBER, text):
        return text
    value = float(text)
    return int(value) if value.is_integer() and "." not in text else value


SAYINGS: tuple[tuple[str, Callable[..., Facts]], ...] = (
    (r"expected .* to be one of \[(.*)\], got ", choices),
    (r"value must be one of: \[(.*)\], got: ", choices),
    (r"\nValid Values: \[(.*)\]", words),
    (rf"expected length of .* to be in the range \({NUMBER} - {NUMBER}\), got", between("length")),
    (rf"string length must be between {NUMBER} and {NUMBER}, got", between("length")),
    (rf"string length must be at most {NUMBER}, got", lambda most: {"length": [0, int(most)]}),
    (rf"string length must be at least {NUMBER}, got", least_length),
    (r"cannot be longer than (\d+) characters", lambda most: {"length": [0, int(most)]}),
    (r"expected \S+ to not be an empty string", lambda: {"not_empty": True}),
    (rf"to be in the range \({NUMBER} - {NUMBER}\), got", between("range")),
    (rf"value must be between {NUMBER} and {NUMBER}, got", between("range")),
    (r"to be a valid port number, got", lambda: {"range": [1, 65535]}),
    (r"to be a valid port number or 0, got", lambda: {"range": [0, 65535]}),
    (rf"to be at least \({NUMBER}\), got", lambda least: {"at_least": number(least)}),
    (rf"value must be at least {NUMBER}, got", lambda least: {"at_least": number(least)}),
    (rf"to be at most \({NUMBER}\), got", lambda most: {"at_most": number(most)}),
    (rf"value must be at most {NUMBER}, got", lambda most: {"at_most": number(most)}),
    (
        r"is an invalid ARN|cannot be parsed as an ARN|must be a valid ARN",
        lambda: {"format": "arn"},
    ),
    (
        r"contains an invalid JSON|not valid JSON|Unable to parse as JSON",
        lambda: {"format": "json"},
    ),
    (
        r"not a valid CIDR block|invalid CIDR address|must be a valid IPv[46] CIDR",
        lambda: {"format": "cidr"},
    ),
    (
        r"to contain a valid IP(?:v[46])? address|to contain a valid IP, got",
        lambda: {"format": "ip"},
    ),
    (r"cannot parse '.*' as boolean", lambda: {"format": "bool"}),
    (r'to match regular expression "((?:[^"\\]|\\.)*)"', quoted_pattern),
    (r"value must match regular expression '(.*?)', got", pattern),
    (r'comply with restrictions \("((?:[^"\\]|\\.)*)"\)', quoted_pattern),
    (r"look like AWS Account ID|valid AWS account ID", lambda: pattern("^[0-9]{12}$")),
    (r"requires (\d+) item minimum", lambda least: {"min_items": int(least)}),
    (r"must contain at least (\d+) elements", lambda least: {"min_items": int(least)}),
    (r"supports (\d+) item maximum", lambda most: {"max_items": int(most)}),
    (r"must contain at most (\d+) elements", lambda most: {"max_items": int(most)}),
    (
        r"must contain at least (\d+) elements and at most (\d+) elements",
        lambda least, most: {"min_items": int(least), "max_items": int(most)},
    ),
)
READERS = tuple((re.compile(form, re.DOTALL), reader) for form, reader in SAYINGS)


def facts(message: str) -> Facts:
    """Read a message; empty where it tells nothing that there is a word for."""
    found: Facts = {}
    for form, reader in READERS:
        match = form.search(message)
        if match is not None and not (found.keys() & {"length", "one_of"}):
            found |= reader(*match.groups())
    return found


# Relations: how they are worded, and the kind. Names stand between the marks or brackets.
BARE = r"[\w.\[\]]+"
CONFLICTS = (
    rf'"({BARE})": conflicts with ({BARE})',
    rf'Attribute "({BARE})" cannot be specified when "({BARE})" is specified',
)
NEEDED = (
    r'"(\S+)": all of `([^`]+)` must be specified',
    rf'Attribute "({BARE})" must be specified when "({BARE})" is specified',
)
GROUPS = (
    (r"one of `([^`]+)` must be specified", "one_of"),
    (r"only one of `([^`]+)` can be specified", "exactly_one_of"),
    (r"one \(and only one\) of \[(.+)\] is required", "exactly_one_of"),
    (r"Exactly one of these attributes must be configured: \[(.+)\]", "exactly_one_of"),
    (r"At least one of these attributes must be configured: \[(.+)\]", "at_least_one_of"),
    (r"At least one attribute out of \[(.+)\] must be specified", "at_least_one_of"),
)


def is_relation(message: str) -> bool:
    """Tell whether a message is about several arguments."""
    forms = (*CONFLICTS, *NEEDED, *(form for form, _ in GROUPS))
    return any(re.search(form, message) for form in forms)


def bare(text: str) -> str:
    """Take the items of sets out of a complaint: they stand in its paths, whole."""
    return re.sub(r"\[Value\(.*?\)\](?=[.,`\"\]\s]|$)", "", text)


def conflicts(said: Iterable[Complaint]) -> list[tuple[str, str]]:
    """List the pairs of paths that exclude each other."""
    return [
        (plain_path(one), plain_path(other))
        for _, message in said
        for form in CONFLICTS
        for one, other in re.findall(form, bare(message))
    ]


def relations(said: Iterable[Complaint]) -> dict[str, dict[Any, set[str]]]:
    """Gather relations: `conflicts_with` and `required_with` by path, and groups by their paths."""
    found: dict[str, dict[Any, set[str]]] = {
        "conflicts_with": {},
        "required_with": {},
        "groups": {},
    }
    for path, text in said:
        message = bare(text)
        for one, other in conflicts([Complaint((path, message))]):
            found["conflicts_with"].setdefault(one, set()).add(other)
            found["conflicts_with"].setdefault(other, set()).add(one)
        if match := re.search(NEEDED[0], message):
            all_of = set(map(plain_path, match[2].split(",")))
            found["required_with"].setdefault(plain_path(match[1]), set()).update(all_of)
        for needed, by in re.findall(NEEDED[1], message):
            found["required_with"].setdefault(plain_path(by), set()).add(plain_path(needed))
        for form, kind in GROUPS:
            if match := re.search(form, message):
                tokens = match[1].split(",")
                # `a.<.b` is said of `a`; elsewhere the complaint points at who says it.
                group = {plain_path(one) for one in (*tokens, *(t.split(".<.")[0] for t in tokens))}
                held = any(one.startswith(f"{path}.") for one in group)
                if "(and only one)" in message and path and not held:
                    group.add(path)
                found["groups"].setdefault(frozenset(group), set()).add(kind)
    return found


def plain_path(path: str) -> str:
    """Take the indices out of a path, and the steps up: `a.b.<.c` is `a.c`."""
    steps: list[str] = []
    for step in re.sub(r"\.\d+(?=\.|$)|\[[^\]]*\]", "", path.strip(' "')).split("."):
        if step == "<":
            steps.pop()
        else:
            steps.append(step)
    return ".".join(steps)
