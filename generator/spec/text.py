"""What a user's text may hold: nothing invisible, nothing that breaks a line, nothing secret.

Ordinary characters that mean something in HCL, Python, YAML or a shell (quotes, backslashes, `${`)
are not refused here: each field's own rule says whether it takes them, and the templates' filters
quote them for the language that they land in.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from generator.errors import Problem
from generator.spec.limits import Path

LONGEST_TEXT = 1024
"""How many characters one text may have."""

_SHOWN = 60

# Every spec is read with this module, so patterns are compiled when a text first needs them.
# Soft hyphen, joiners, fillers and tag characters: https://www.unicode.org/reports/tr36/
_INVISIBLE = (
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164"
    "\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
_HOSTILE = (
    ("[\n\r\u0085\u2028\u2029]", "a line end inside a text", "write it on one line"),
    ("[\x00-\x1f\x7f-\x9f]", "a control character inside a text", "remove it"),
    (
        "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]",
        "an invisible character that turns the direction of text",
        "remove it",
    ),
    (_INVISIBLE, "an invisible character inside a text", "remove it"),
    ("[\ud800-\udfff]", "half of a character inside a text", "write the whole character"),
    ("[\ufffe\uffff]", "a character that no text may hold", "remove it"),
)


# Name, marks (of which every secret of the kind holds one, in lower case), and form.
# Prefixes are those that the services publish, so that scanners find leaked credentials.
_SECRETS = (
    ("an AWS access key", ("akia", "asia"), r"\b(?:AKIA|ASIA)[A-Z0-9]{12,}"),
    ("an Alibaba Cloud access key", ("ltai",), r"\bLTAI[A-Za-z0-9]{8,}"),
    ("a private key", ("-----begin",), r"-----BEGIN [A-Z0-9 ]*PRIVATE KEY.*"),
    ("a JSON web token", ("eyj",), r"\beyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)?"),
    ("a GitHub token", ("gh", "github_pat_"), r"\b(?:gh[pousr]|github_pat)_\w{16,}"),
    ("a GitLab token", ("glpat-",), r"\bglpat-[\w-]{12,}"),
    ("a Slack token", ("xox", "xapp-"), r"\b(?:xox[a-z]|xapp)-[\w-]{8,}"),
    ("a Slack webhook", ("hooks.slack.com",), r"hooks\.slack\.com/services/[\w/]+"),
    ("a Hugging Face token", ("hf_",), r"\bhf_[A-Za-z0-9]{16,}"),
    ("an API key", ("sk-", "nvapi-"), r"\b(?:sk|nvapi)-[\w-]{16,}"),
    ("a Google API key", ("aiza",), r"\bAIza[\w-]{30,}"),
    ("an Azure access signature", ("sig=",), r"(?:^|[?&;\s])sig=[\w%+/=.-]{8,}"),
    (
        "an Azure connection string",
        ("accountkey=", "accesskey=", "accesssignature="),
        r"(?i:AccountKey|SharedAccessKey|SharedAccessSignature)=[^;\s]{4,}",
    ),
    ("an Azure client secret", ("q~",), r"[\w~.-]{3}[78]Q~[\w~.-]{28,}"),
    (
        "a password",
        ("password=", "passwd=", "pwd=", "secret=", "key=", "token="),
        (
            r"(?i)(?:(?:password|passwd|pwd|secret|api[_-]?key|access[_-]?key|auth[_-]?token)"
            r"|(?<![a-z_-])token|--token)=[^\s&;,]{3,}"
        ),
    ),
    ("a bearer token", ("bearer ",), r"(?i)\bbearer [\w.~+/-]{12,}=*"),
    ("a password in a URL", ("://",), r"(?i)https?://[^/\s@\"']+@|\w://[^/\s@:\"']*:[^/\s@\"']+@"),
)

_RUN = r"[A-Za-z0-9+/=_~-]{32,}"
_DIGESTS = {32, 40, 56, 64, 96, 128}  # hexadecimal digits of MD5, SHA-1 and the SHA-2 family
_HEX = r"[0-9a-fA-F]+"
_UUID = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
# URLs, ARNs and image references hold identifiers that look random and are meant to be read.
_REFERENCE = (
    r"(?i:https?://|arn:|acs:|ssh-(?:rsa|ed25519) AAAA"
    r"|[a-z0-9][a-z0-9.-]*\.[a-z]{2,}(?::[0-9]+)?/)"
)
_CLASSES = ("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789")
_DIGIT, _JOINT = 2, 3  # numbers of the classes that are asked for by name


def find_hostile(value: str, path: Path) -> Problem | None:
    """Find what in `value` could deceive a reader or break a file; the problem has no line yet."""
    if value.isascii() and value.isprintable() and len(value) <= LONGEST_TEXT:
        return None
    for pattern, message, hint in _HOSTILE:
        found = re.search(pattern, value)
        if found:
            letter = f"U+{ord(found.group()):04X}"
            return Problem(code="GEN215", message=f"{message} ({letter})", hint=hint, path=path)
    if len(value) > LONGEST_TEXT:
        message = f"a text of {len(value):,} characters; at most {LONGEST_TEXT:,} are allowed"
        return Problem(code="GEN206", message=message, hint="shorten it", path=path)
    return None


@lru_cache(maxsize=4096)
def looks_like_secret(value: str) -> str | None:
    """Name the kind of secret that `value` holds, such as "an AWS access key", or return None."""
    lowered = value.lower()
    for name, marks, form in _SECRETS:
        if any(mark in lowered for mark in marks) and re.search(form, value):
            return name
    if len(value) < 32 or re.match(_REFERENCE, value):  # noqa: PLR2004  the length of _RUN
        return None
    parts = value.split("/") if value.startswith("/") else [value]
    runs = (run.group() for part in parts for run in re.finditer(_RUN, part))
    return "a random key" if any(_is_random(run) for run in runs) else None


def _is_random(run: str) -> bool:
    """Tell a random key from a long name: its characters change their class at most steps.

    Words, even short ones joined by dashes or in camel case, change it at about every third.
    """
    if re.fullmatch(_HEX, run) and len(run) in _DIGESTS:
        return False
    if re.search(_UUID, run) or len(set(run)) < 12:  # noqa: PLR2004  a random run has more letters
        return False
    kinds = [next((n for n, letters in enumerate(_CLASSES) if x in letters), _JOINT) for x in run]
    changes = sum(kinds[n] != kinds[n + 1] for n in range(len(kinds) - 1))
    least = 0.45 if {0, 1} <= set(kinds) else 0.3
    joined = kinds.count(_JOINT) * 8 > len(run)
    return _DIGIT in kinds and not joined and changes >= least * (len(run) - 1)


def mask(text: str) -> str:
    """Replace everything in `text` that looks like a secret by as many asterisks."""
    lowered = text.lower()
    for _, marks, form in _SECRETS:
        if any(mark in lowered for mark in marks):
            text = re.sub(form, lambda found: "*" * len(found.group()), text)
    return re.sub(_RUN, lambda run: "*" * len(run[0]) if _is_random(run[0]) else run[0], text)


def visible(text: str) -> str:
    """Replace each character of `text` that cannot be seen by one that can, a tab by a space."""
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\t", " ")
    for pattern, _, _ in _HOSTILE:
        text = re.sub(pattern, "\ufffd", text)
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


def suspects(data: Any) -> Iterator[tuple[Problem, bool]]:
    """Find every text in `data`, keys too, that is hostile or looks like a secret.

    Yields the problem, and whether it is in a key.
    """
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


def _judge(value: str, path: Path, *, is_key: bool) -> Iterator[tuple[Problem, bool]]:
    hostile = find_hostile(value, path)
    if hostile:
        yield hostile, is_key
    kind = looks_like_secret(value)
    if kind:
        problem = Problem(
            code="GEN216",
            message=f"this looks like {kind}; a spec never holds secrets",
            hint="remove it, replace it where it is valid, and name a secret of the cloud's secret "
            "store instead",
            path=path,
        )
        yield problem, is_key
