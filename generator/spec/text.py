"""What a user's text may hold: nothing invisible, nothing that breaks a line, nothing secret.

Ordinary characters that mean something in HCL, Python, YAML or a shell (quotes, backslashes, `${`)
are not refused here: each field's own rule says whether it takes them, and the templates' filters
quote them for the language that they land in.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.errors import Problem
from generator.spec.nodes import Path

LONGEST_TEXT = 1024
"""How many characters one text may have."""

_SHOWN = 60
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LINE_ENDS = re.compile("[\n\r\u0085\u2028\u2029]")
# Soft hyphen, joiners, fillers and tag characters: https://www.unicode.org/reports/tr36/
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164"
    "\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")
_HALVES = re.compile("[\ud800-\udfff]")
_NO_CHARACTERS = re.compile("[\ufffe\uffff]")
_HOSTILE = (
    (_LINE_ENDS, "a line end inside a text", "write it on one line"),
    (_CONTROLS, "a control character inside a text", "remove it"),
    (_DIRECTIONS, "an invisible character that turns the direction of text", "remove it"),
    (_INVISIBLE, "an invisible character inside a text", "remove it"),
    (_HALVES, "half of a character inside a text", "write the whole character"),
    (_NO_CHARACTERS, "a character that no text may hold", "remove it"),
)


@dataclass(frozen=True, slots=True)
class _Secret:
    """A kind of secret: a substring that all of its kind hold in lower case, and their form."""

    name: str
    marks: tuple[str, ...]
    form: str


# Prefixes are those that the services publish, so that scanners find leaked credentials.
_SECRETS = (
    _Secret("an AWS access key", ("akia", "asia"), r"\b(?:AKIA|ASIA)[A-Z0-9]{12,}"),
    _Secret("an Alibaba Cloud access key", ("ltai",), r"\bLTAI[A-Za-z0-9]{8,}"),
    _Secret("a private key", ("-----begin",), r"-----BEGIN [A-Z0-9 ]*PRIVATE KEY.*"),
    _Secret("a JSON web token", ("eyj",), r"\beyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)?"),
    _Secret("a GitHub token", ("gh", "github_pat_"), r"\b(?:gh[pousr]|github_pat)_\w{16,}"),
    _Secret("a GitLab token", ("glpat-",), r"\bglpat-[\w-]{12,}"),
    _Secret("a Slack token", ("xox", "xapp-"), r"\b(?:xox[a-z]|xapp)-[\w-]{8,}"),
    _Secret("a Slack webhook", ("hooks.slack.com",), r"hooks\.slack\.com/services/[\w/]+"),
    _Secret("a Hugging Face token", ("hf_",), r"\bhf_[A-Za-z0-9]{16,}"),
    _Secret("an API key", ("sk-", "nvapi-"), r"\b(?:sk|nvapi)-[\w-]{16,}"),
    _Secret("a Google API key", ("aiza",), r"\bAIza[\w-]{30,}"),
    _Secret("an Azure access signature", ("sig=",), r"(?:^|[?&;\s])sig=[\w%+/=.-]{8,}"),
    _Secret(
        "an Azure connection string",
        ("accountkey=", "accesskey=", "accesssignature="),
        r"(?i:AccountKey|SharedAccessKey|SharedAccessSignature)=[^;\s]{4,}",
    ),
    _Secret("an Azure client secret", ("q~",), r"[\w~.-]{3}[78]Q~[\w~.-]{28,}"),
    _Secret(
        "a password",
        ("password=", "passwd=", "pwd=", "secret=", "key=", "token="),
        r"(?i)(?:(?:password|passwd|pwd|secret|api[_-]?key|access[_-]?key|auth[_-]?token)"
        r"|(?<![a-z_-])token|--token)=[^\s&;,]{3,}",
    ),
    _Secret("a bearer token", ("bearer ",), r"(?i)\bbearer [\w.~+/-]{12,}=*"),
    _Secret(
        "a password in a URL", ("://",), r"(?i)https?://[^/\s@\"']+@|\w://[^/\s@:\"']*:[^/\s@\"']+@"
    ),
)

_RUN = re.compile(r"[A-Za-z0-9+/=_~-]{32,}")
_DIGESTS = {32, 40, 56, 64, 96, 128}  # hexadecimal digits of MD5, SHA-1 and the SHA-2 family
_HEX = re.compile(r"[0-9a-fA-F]+")
_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
# URLs, ARNs and image references hold identifiers that look random and are meant to be read.
_REFERENCE = re.compile(r"(?i:https?://|arn:|acs:|[a-z0-9][a-z0-9.-]*\.[a-z]{2,}(?::[0-9]+)?/)")
_CLASSES = ("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789")
_DIGIT, _JOINT = 2, 3  # numbers of the classes that are asked for by name


def find_hostile(value: str, path: Path) -> Problem | None:
    """Find what in `value` could deceive a reader or break a file; the problem has no line yet."""
    if value.isascii() and value.isprintable() and len(value) <= LONGEST_TEXT:
        return None
    for pattern, message, hint in _HOSTILE:
        found = pattern.search(value)
        if found:
            code = f"U+{ord(found.group()):04X}"
            return Problem(message=f"{message} ({code})", hint=hint, path=path)
    if len(value) > LONGEST_TEXT:
        message = f"a text of {len(value):,} characters; at most {LONGEST_TEXT:,} are allowed"
        return Problem(message=message, hint="shorten it", path=path)
    return None


def looks_like_secret(value: str) -> str | None:
    """Name the kind of secret that `value` holds, such as "an AWS access key", or return None."""
    lowered = value.lower()
    for secret in _SECRETS:
        if any(mark in lowered for mark in secret.marks) and re.search(secret.form, value):
            return secret.name
    if len(value) < 32 or _REFERENCE.match(value):  # noqa: PLR2004  the length of _RUN
        return None
    parts = value.split("/") if value.startswith("/") else [value]
    runs = (run.group() for part in parts for run in _RUN.finditer(part))
    return "a random key" if any(_is_random(run) for run in runs) else None


def _is_random(run: str) -> bool:
    """Tell a random key from a long name: its characters change their class at most steps.

    Words, even short ones joined by dashes or in camel case, change it at about every third.
    """
    if _HEX.fullmatch(run) and len(run) in _DIGESTS:
        return False
    if _UUID.search(run) or len(set(run)) < 12:  # noqa: PLR2004  a random run has more letters
        return False
    kinds = [next((n for n, letters in enumerate(_CLASSES) if x in letters), _JOINT) for x in run]
    changes = sum(kinds[n] != kinds[n + 1] for n in range(len(kinds) - 1))
    least = 0.45 if {0, 1} <= set(kinds) else 0.3
    joined = kinds.count(_JOINT) * 8 > len(run)
    return _DIGIT in kinds and not joined and changes >= least * (len(run) - 1)


def mask(text: str) -> str:
    """Replace everything in `text` that looks like a secret by as many asterisks."""
    lowered = text.lower()
    for secret in _SECRETS:
        if any(mark in lowered for mark in secret.marks):
            text = re.sub(secret.form, lambda found: "*" * len(found.group()), text)
    return _RUN.sub(lambda run: "*" * len(run[0]) if _is_random(run[0]) else run[0], text)


def visible(text: str) -> str:
    """Replace each character of `text` that cannot be seen by one that can, a tab by a space."""
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\t", " ")
    for pattern, _, _ in _HOSTILE:
        text = pattern.sub("\ufffd", text)
    return text


def shown(value: str) -> str:
    """Quote a user's text for a message: in double quotes, short, visible, never a secret."""
    return f'"{_short(value)}"'


def named(value: str) -> str:
    """Quote a user's key for a message: in backquotes, short, visible, never a secret."""
    return f"`{_short(value)}`"


def _short(value: str) -> str:
    if looks_like_secret(value):
        return "***"
    text = visible(value[: _SHOWN + 1])
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


@dataclass(frozen=True, slots=True)
class Suspect:
    """A problem with a text, and whether that text is a key or a value."""

    problem: Problem
    is_key: bool


def suspects(data: Any) -> Iterator[Suspect]:
    """Find every text in `data`, keys too, that is hostile or looks like a secret."""
    stack: list[tuple[Path, Any]] = [((), data)]
    while stack:
        path, value = stack.pop()
        if isinstance(value, str):
            yield from _judge(value, path, is_key=False)
        elif isinstance(value, dict):
            for key, item in value.items():
                yield from _judge(key, (*path, key), is_key=True)
                stack.append(((*path, key), item))
        elif isinstance(value, list | tuple):
            stack.extend(((*path, number), item) for number, item in enumerate(value))


def _judge(value: str, path: Path, *, is_key: bool) -> Iterator[Suspect]:
    hostile = find_hostile(value, path)
    if hostile:
        yield Suspect(hostile, is_key)
    kind = looks_like_secret(value)
    if kind:
        problem = Problem(
            message=f"this looks like {kind}; a spec never holds secrets",
            hint="remove it, replace it where it is valid, and name a secret of the cloud's secret "
            "store instead",
            path=path,
        )
        yield Suspect(problem, is_key)
