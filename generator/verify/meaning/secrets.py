"""Secrets that stand in a text: by the patterns of who issues them, by name, and by entropy."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.record import record
from generator.verify.finding import Finding, severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

RULE = "secret"


@record(kw_only=False)
class Mark:
    """What a kind of secret is called, and how it looks; the start is looked for first."""

    start: str
    called: str
    pattern: str


MARKS = (
    Mark("AKIA", "an access key of AWS", r"\b(?:AKIA)[0-9A-Z]{16}\b"),
    Mark("ASIA", "an access key of AWS", r"\b(?:ASIA)[0-9A-Z]{16}\b"),
    Mark("LTAI", "an access key of Alibaba Cloud", r"\bLTAI[0-9A-Za-z]{12,26}\b"),
    Mark("PRIVATE KEY-----", "a private key",
        r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----(?:\\n|\s)+[A-Za-z0-9+/=]{16}"),
    Mark("AccountKey=", "a key of Azure Storage", r"AccountKey=[A-Za-z0-9+/]{80,}={0,2}"),
    Mark("SharedAccessKey=", "a key of Azure", r"SharedAccessKey=[A-Za-z0-9+/]{40,}={0,2}"),
    Mark("ghp_", "a token of GitHub", r"\bghp_[A-Za-z0-9]{36}\b"),
    Mark("gho_", "a token of GitHub", r"\bgho_[A-Za-z0-9]{36}\b"),
    Mark("ghs_", "a token of GitHub", r"\bghs_[A-Za-z0-9]{36}\b"),
    Mark("github_pat_", "a token of GitHub", r"\bgithub_pat_[A-Za-z0-9_]{60,}\b"),
    Mark("glpat-", "a token of GitLab", r"\bglpat-[A-Za-z0-9_-]{20,}"),
    Mark("xox", "a token of Slack", r"\bxox[abprs]-[A-Za-z0-9-]{20,}"),
    Mark("sk_live_", "a key of Stripe", r"\bsk_live_[A-Za-z0-9]{20,}"),
    Mark("sk-", "a key of OpenAI or Anthropic", r"\bsk-(?:proj-|ant-)?[A-Za-z0-9_-]{40,}"),
    Mark("hf_", "a token of Hugging Face", r"\bhf_[A-Za-z]{34}\b"),
    Mark("AIza", "a key of Google", r"\bAIza[0-9A-Za-z_-]{35}"),
    Mark("pul-", "a token of Pulumi", r"\bpul-[0-9a-f]{40}\b"),
    Mark("eyJ", "a token (JWT)",
        r"\beyJ[A-Za-z0-9_-]{15,}\.eyJ[A-Za-z0-9_-]{15,}\.[A-Za-z0-9_-]{20,}"),
)  # fmt: skip
# Names that say secret, wherever these stand in them.
SECRET = ("password", "passwd", "passphrase", "secret", "token", "apikey", "api_key", "accesskey",
    "access_key", "privatekey", "private_key", "credential", "accountkey", "account_key",
    "connectionstring", "connection_string")  # fmt: skip
COUNTED = ("tokeniz", "tokenis")
# Patterns are compiled when first used: most texts need none of them.
VARIABLE = r"\"\s*\{[^{}]*?\n\s*default\s*=\s*\"(?P<value>[^\"\n]{8,})\""
# Names of what is about a secret and is none.
ABOUT = ("name", "id", "arn", "path", "url", "uri", "file", "type", "version", "ref", "alias",
    "policy", "length", "field", "header", "label", "prefix", "suffix", "description", "format",
    "day", "hour", "second", "ttl", "pattern", "regex", "endpoint", "issuer", "provider", "vault",
    "store", "manager", "rotation", "method", "scope", "kind", "algorithm", "location", "enabled",
    "tokens", "user", "publickey", "public_key", "kmskey", "kms_key", "mode")  # fmt: skip
# What stands in the place of a value that comes from elsewhere.
PLACEHOLDER = (
    r"(?i)\$\{|\{\{|<[^>]+>|%\(|\*{3,}|x{4,}|\.{3,}|example|change|placeholder|replace|dummy"
    r"|your[-_ ]|sample|redacted|insert|todo|not-a-secret|fake|test"
)
LONG = 40
RANDOM = r"[\"']([A-Za-z0-9+/_-]{40,}={0,2})[\"']"
# Names of values that are long and random and no secrets.
HARMLESS = (
    r"(?i)digest|sha\d|hash|checksum|fingerprint|integrity|etag|certificate|public|image"
    r"|thumbprint|body|data:|cert\b|ssh-|ca_bundle|logo|icon|template|user_?data|content"
)
LEAST_ENTROPY = 4.5  # bits a character; English words have 4 at most, random base64 5 and more
NAMED_ENTROPY = 2.5
SHORTEST = 8  # characters of a secret that has a name
LONGEST = 2_000  # characters of a line that are looked at


def secrets(files: Mapping[str, str]) -> Iterator[Finding]:
    """Judge every text of a project."""
    for file, text in files.items():
        for line, column, message in spoken(text):
            hint = "take it from a secret store or a variable, and have it replaced: it leaked"
            yield Finding(RULE, severity(RULE), file, line, column, message, hint)


@lru_cache(maxsize=1024)
def spoken(text: str) -> tuple[tuple[int, int, str], ...]:
    """Find the secrets of one text: line, column and what each is."""
    found: dict[int, tuple[int, str]] = {}
    for mark in MARKS:
        if mark.start in text:
            for one in re.finditer(mark.pattern, text):
                if not example(one[0]):
                    keep(found, text, one.start(), f"this is {mark.called}")
    low = text.lower() if text.isascii() else ascii_lower(text)
    for word in SECRET:
        if word in low:
            by_name(word, text, low, found)
    if any(len(word) > LONG for word in text.split()):
        for one in re.finditer(RANDOM, text):
            if random(one[1]) and not re.search(HARMLESS, line_of(text, one.start())):
                keep(found, text, one.start(1), "this looks like a key: it is long and random")
    return tuple((line, column, message) for line, (column, message) in sorted(found.items()))


def ascii_lower(text: str) -> str:
    """Make a text lower case without moving its letters: some have a longer one."""
    return "".join(one.lower() if one.isascii() else one for one in text)


def by_name(word: str, text: str, low: str, found: dict[int, tuple[int, str]]) -> None:
    """Find texts whose names hold a word: `password = "…"`, `"clientSecret": "…"`, `token: "…"`."""
    at = low.find(word)
    while at >= 0:
        line = text.rfind("\n", 0, at) + 1
        start, end = around(low, at, at + len(word), line)
        name = text[start:end]
        value, message = assigned(text, end), f"`{name}` is written out"
        if value is None and text.endswith("export ", 0, start):
            value = exported(text, end)
        if value is None and text.endswith('variable "', 0, start):
            said = re.compile(VARIABLE).match(text, end)
            value = said and said.span("value")
            message = f"the default of `{name}` is written out"
        counted = word == "token" and low.startswith(COUNTED, at)
        if value and not counted and named(name, text[slice(*value)]):
            keep(found, text, value[0], message)
        end = text.find("\n", at) if end - line > LONGEST else at + len(word)
        at = low.find(word, end) if end >= 0 else -1


def around(low: str, start: int, end: int, line: int) -> tuple[int, int]:
    """Find where a name that holds a word starts and ends, on the line that starts at `line`."""
    last = min(len(low), line + LONGEST)
    while start > line and (low[start - 1].isalnum() or low[start - 1] in "_-"):
        start -= 1
    while end < last and (low[end].isalnum() or low[end] in "_-"):
        end += 1
    return start, end


def assigned(text: str, end: int) -> tuple[int, int] | None:
    """Find the text in quotes that follows a name and `=` or `:`, by where it starts and ends."""
    row = text[end : end + LONGEST].partition("\n")[0]
    sign = (row[1:] if row[:1] in ('"', "'") else row).lstrip()
    quoted = sign[1:].lstrip()
    quote = quoted[:1]
    if sign[:1] not in ("=", ":") or quote not in ('"', "'"):
        return None
    value = quoted[1:].partition(quote)[0]
    start = end + len(row) - len(quoted) + 1
    closed = quoted[1 + len(value) :].startswith(quote)
    other = "'" if quote == '"' else '"'
    whole = closed and len(value) >= SHORTEST and other not in value
    return (start, start + len(value)) if whole else None


def exported(text: str, end: int) -> tuple[int, int] | None:
    """Find what a shell gives a name without quotes: a word of letters and digits."""
    said = re.compile(r"=([A-Za-z0-9!#%+/=?@^_.:-]{8,100})(?=[\s;]|$)").match(text, end)
    mixed = said is not None and re.search(r"\d", said[1]) and re.search(r"[A-Za-z]", said[1])
    return said.span(1) if said is not None and mixed else None


def keep(found: dict[int, tuple[int, str]], text: str, pos: int, message: str) -> None:
    """Note a secret: the first on a line stands for all."""
    line = text.count("\n", 0, pos) + 1
    found.setdefault(line, (pos - text.rfind("\n", 0, pos), message))


def line_of(text: str, pos: int) -> str:
    """Give the line around a place."""
    end = text.find("\n", pos)
    return text[text.rfind("\n", 0, pos) + 1 : end if end >= 0 else len(text)]


def example(value: str) -> bool:
    """Tell a secret that documentation shows."""
    return "EXAMPLE" in value.upper() or len(set(value[4:])) < 5  # noqa: PLR2004 (letters of `AKIAXXXX…`)


def named(name: str, value: str) -> bool:
    """Tell whether a text with the name of a secret is one."""
    if name.lower().removesuffix("s").endswith(ABOUT) or name.lower().endswith(ABOUT):
        return False
    if re.search(PLACEHOLDER, value) or re.search(HARMLESS, name):
        return False
    if re.search(r"\s", value.strip()) or re.fullmatch(r"[A-Za-z_.\[\]/:-]+", value):
        return False  # words, a reference or a path
    if re.fullmatch(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", value):
        return False  # the number of a role or of a subscription
    if re.match(r"arn:|acs:|https?://|/|ref\+|projects/|\$|var\.|local\.|data\.", value):
        return False
    return entropy(value) >= NAMED_ENTROPY


def random(value: str) -> bool:
    """Tell whether a text is random: of all sorts of letters, and of many."""
    bare = value.rstrip("=")
    if re.fullmatch(r"[0-9a-fA-F-]+", bare) or "/" in bare[:1]:
        return False  # a digest or a UUID; a path
    sorts = (str.islower, str.isupper, str.isdigit)
    if not all(any(sort(one) for one in bare) for sort in sorts):
        return False
    words = max(len(one) for one in re.split(r"[^a-z]", bare))
    # Base64 has one alphabet or the other, and seldom what sets words apart.
    slug = len(re.split(r"[-_/]", bare)) > len(bare) / 8
    mixed = bool(re.search(r"[-_]", bare)) and bool(re.search(r"[+/]", bare))
    return words < 10 and not slug and not mixed and entropy(bare) >= LEAST_ENTROPY  # noqa: PLR2004 (longer ones are words)


def entropy(text: str) -> float:
    """Measure how little a letter of a text tells of the next, in bits."""
    counts = {one: text.count(one) for one in set(text)}
    return -sum(n / len(text) * math.log2(n / len(text)) for n in counts.values())
