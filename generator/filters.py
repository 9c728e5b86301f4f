"""Quoting: every value that enters a template passes the filter of the language that it lands in.

A literal (`hcl`, `py`, `yaml`) reads back as the very value; what cannot be seen in it, or turns
the direction of text, stands there as an escape. Prose (`md`, `code`, `comment`, `doc`) loses it.
"""

import re
from functools import lru_cache
from math import isfinite
from typing import Any

# `{ for = 1 }` would begin a `for` expression; the others are values.
_IDENTIFIER = re.compile(r"(?!(?:for|null|true|false)$)[A-Za-z_][A-Za-z0-9_-]*")
# Control characters, line ends, marks of direction and joiners, halves of characters, what is no
# character. A list and not `str.isprintable`, which knows other characters in each Python.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)


def hcl(value: Any) -> str:  # noqa: PLR0911 - one for each kind of value
    """`value` as an HCL literal on one line.

    Raises TypeError for a kind of value that HCL has no literal for, and ValueError for a value: an
    infinite number, half of a character.
    """
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return repr(value)
        case float():
            return _number(value)
        case str():
            return _hcl_string(value)
        case list() | tuple():
            return f"[{', '.join(map(hcl, value))}]"
        case dict():
            pairs = ", ".join(f"{hcl_key(key)} = {hcl(item)}" for key, item in value.items())
            return f"{{ {pairs} }}" if pairs else "{}"
    raise TypeError(f"HCL has no literal for {type(value).__name__}")


def hcl_key(key: str) -> str:
    """`key` of an HCL object: bare where it is an identifier."""
    return key if _IDENTIFIER.fullmatch(key) else _hcl_string(key)


def _hcl_string(text: str) -> str:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    quoted = quoted.replace("${", "$${").replace("%{", "%%{")
    quoted = _UNSEEN.sub(_escape, quoted)
    if "\\ud" in quoted:
        _refuse_halves(text)
    return f'"{quoted}"'


def _refuse_halves(text: str) -> None:
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise ValueError("HCL has no text for half of a character")


def _number(value: float) -> str:
    if not isfinite(value):
        raise ValueError(f"no literal is {value}")
    return repr(value)


def py(value: Any) -> str:
    """`value` as a Python literal on one line, quoted as a formatter would quote it.

    Raises TypeError for what has no literal here, ValueError for an infinite number.
    """
    match value:
        case None | bool():
            return repr(value)
        case int():
            return repr(value)
        case float():
            return _number(value)
        case str():
            return _py_string(value)
        case list() | tuple():
            return f"[{', '.join(map(py, value))}]"
        case dict():
            return f"{{{', '.join(f'{py(key)}: {py(item)}' for key, item in value.items())}}}"
    raise TypeError(f"Python has no literal for {type(value).__name__}")


def _py_string(text: str) -> str:
    quote = "'" if text.count('"') > text.count("'") else '"'
    quoted = text.replace("\\", "\\\\").replace(quote, f"\\{quote}").replace("\n", "\\n")
    return f"{quote}{_UNSEEN.sub(_escape, quoted)}{quote}"


def _escape(match: re.Match[str]) -> str:
    """Write one character as HCL, Python and YAML all do."""
    code = ord(match.group())
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"  # noqa: PLR2004


def regex(pattern: str) -> str:
    """`pattern` as a raw Python string; gen's own patterns hold no double quote."""
    if '"' in pattern:
        raise TypeError(f"no raw string holds {pattern}")
    return f'r"{pattern}"' if "\\" in pattern else f'"{pattern}"'


def yaml(value: Any) -> str:  # noqa: PLR0911 - one for each kind of value
    """`value` as a YAML flow scalar or collection, which without unseen characters is JSON too.

    Raises TypeError for what has no literal here, ValueError for an infinite number.
    """
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return repr(value)
        case float():
            mantissa, exponent, power = _number(value).partition("e")
            # Older readers take 1e+20 for a text: a number needs its point.
            return f"{mantissa}{'' if '.' in mantissa or not exponent else '.0'}{exponent}{power}"
        case str():
            quoted = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
            return f'"{_UNSEEN.sub(_escape, quoted)}"'
        case list() | tuple():
            return f"[{', '.join(map(yaml, value))}]"
        case dict():
            return f"{{{', '.join(f'{yaml(key)}: {yaml(item)}' for key, item in value.items())}}}"
    raise TypeError(f"YAML has no literal for {type(value).__name__}")


_MARKUP = re.compile(r"([\\`*_{}\[\]<>|#!~$&@])")
# What begins a list, or underlines a heading, where a line begins; and what some readers make a
# link of, although nobody marked it as one.
_OPENING = re.compile(r"([0-9]*)([-+=.)])")
_LINK = re.compile(r"(?i):(?=//)|(?<=www)\.")


@lru_cache(maxsize=4096)  # the projects of many specs say most things alike
def md(text: str) -> str:
    """`text` for a table cell or a paragraph of Markdown: nothing in it is markup."""
    marked = _LINK.sub(r"\\\g<0>", _MARKUP.sub(r"\\\1", _plain(text)))
    opening = _OPENING.match(marked)
    return f"{opening[1]}\\{marked[opening.start(2) :]}" if opening else marked


@lru_cache(maxsize=4096)
def code(text: str) -> str:
    """`text` as inline code in a table of Markdown; as plain text where code cannot hold it."""
    plain = _plain(text)
    if not plain or "\\|" in plain:  # readers disagree on what the backslash belongs to
        return md(plain)
    fence = "`" * (max(map(len, re.findall("`+", plain)), default=0) + 1)
    space = " " if plain[0] == "`" or plain[-1] == "`" else ""
    return fence + space + plain.replace("|", "\\|") + space + fence


def comment(text: Any) -> str:
    """`text` inside a line comment: it cannot end the line."""
    return _plain(text)


def doc(text: Any) -> str:
    """`text` inside a docstring: it cannot end it, nor escape anything."""
    return _plain(text).replace("\\", "\\\\").replace('"', "'")


def _plain(text: Any) -> str:
    """`text` as prose on one line: what is unseen becomes a space, and none is at an end."""
    return _UNSEEN.sub(" ", str(text)).strip()


FILTERS = {
    "doc": doc,
    "hcl": hcl,
    "hcl_key": hcl_key,
    "py": py,
    "regex": regex,
    "yaml": yaml,
    "md": md,
    "code": code,
    "comment": comment,
}
