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
# Compiled when first used: most texts need none of them.
# A name that says secret, then a text: `password = "…"`, `"clientSecret": "…"`, `token: "…"`.
NAMED = (
    r"(?i)(?P<name>[\w-]*(?:passw(?:or)?d|passphrase|secret|token(?!i[sz])|api_?key|access_?key|private_?key"
    r"|credential|account_?key|connection_?string)[\w-]*)[\"']?\s*(?:=|:)\s*"
    r"(?P<quote>[\"'])(?P<value>[^\"'\n]{8,})(?P=quote)"
)
VARIABLE = (
    r"(?i)variable\s+\"(?P<name>[\w-]*(?:passw(?:or)?d|passphrase|secret|token(?!i[sz])|api_?key|access_?key"
    r"|private_?key|connection_?string)[\w-]*)\"\s*\{[^{}]*?\n\s*default\s*=\s*"
    r"\"(?P<value>[^\"\n]{8,})\""
)
HINTS = ("passw", "passphrase", "secret", "token", "_key", "apikey", "accesskey", "privatekey",
    "accountkey", "api-key", "credential", "connection")  # fmt: skip
# Names of what is about a secret and is none.
ABOUT = (
    r"(?i)(?:name|id|arn|path|url|uri|file|type|version|ref|alias|policy|length|field|header|label"
    r"|prefix|suffix|description|format|days|hours|seconds|ttl|pattern|regex|endpoint|issuer"
    r"|provider|vault|store|manager|rotation|method|scope|kind|algorithm|location|enabled"
    r"|http_tokens|tokens|user|public_?key|kms_?key|mode)s?$"
)
# What stands in the place of a value that comes from elsewhere.
PLACEHOLDER = (
    r"(?i)\$\{|\{\{|<[^>]+>|%\(|\*{3,}|x{4,}|\.{3,}|example|change|placeholder|replace|dummy"
    r"|your[-_ ]|sample|redacted|insert|todo|not-a-secret|fake|test"
)
LONG = r"[\"']([A-Za-z0-9+/_-]{40,}={0,2})[\"']"
# Names of values that are long and random and no secrets.
HARMLESS = (
    r"(?i)digest|sha\d|hash|checksum|fingerprint|integrity|etag|certificate|public|image"
    r"|thumbprint|body|data:|cert\b|ssh-|ca_bundle|logo|icon|template|user_?data|content"
)
LEAST_ENTROPY = 4.5  # bits a character; English words have 4 at most, random base64 5 and more
NAMED_ENTROPY = 2.5
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
    if any(hint in low for hint in HINTS):
        by_name(text, low, found)
    for one in re.finditer(LONG, text):
        if random(one[1]) and not re.search(HARMLESS, line_of(text, one.start())):
            keep(found, text, one.start(1), "this looks like a key: it is long and random")
    return tuple((line, column, message) for line, (column, message) in sorted(found.items()))


def ascii_lower(text: str) -> str:
    """Make a text lower case without moving its letters: some have a longer one."""
    return "".join(one.lower() if one.isascii() else one for one in text)


def by_name(text: str, low: str, found: dict[int, tuple[int, str]]) -> None:
    """Find texts that have the name of a secret."""
    for pos, row in rows(text, low):
        for one in re.finditer(NAMED, row):
            if named(one["name"], one["value"]):
                keep(found, text, pos + one.start("value"), f"`{one['name']}` is written out")
    if 'variable "' in text:
        for one in re.finditer(VARIABLE, text):
            if named(one["name"], one["value"]):
                message = f"the default of `{one['name']}` is written out"
                keep(found, text, one.start("value"), message)


def rows(text: str, low: str) -> Iterator[tuple[int, str]]:
    """Give the lines in which a text in quotes may follow the name of a secret, and offsets."""
    seen: set[int] = set()
    for hint in HINTS:
        at = low.find(hint)
        while at >= 0:
            start = text.rfind("\n", 0, at) + 1
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            if start not in seen and written(low[start:end], hint):
                seen.add(start)
                yield start, text[start : min(end, start + LONGEST)]
            at = low.find(hint, end)


def written(row: str, hint: str) -> bool:
    """Tell whether a text in quotes may follow a name; sure is only the pattern, which costs."""
    at = row.find(hint)
    while 0 <= at < LONGEST:
        end = min((one for one in (row.find("=", at), row.find(":", at)) if one >= 0), default=-1)
        if end < 0:
            return False
        if row[end + 1 :].lstrip()[:1] in ('"', "'") and row[end + 1 :].strip():
            return True
        at = row.find(hint, end)
    return False


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
    if re.search(ABOUT, name) or re.search(PLACEHOLDER, value) or re.search(HARMLESS, name):
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
