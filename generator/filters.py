"""Quoting: every value that enters a template passes the filter of the language that it lands in."""

import json
import re
from typing import Any

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def hcl(value: Any) -> str:
    """`value` as an HCL literal on one line. Raises TypeError for what HCL has no literal for."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
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
    return f'"{_CONTROL.sub(_escape, quoted)}"'


def py(value: Any) -> str:
    """`value` as a Python literal on one line, quoted as a formatter would quote it.

    Raises TypeError for what has no literal here.
    """
    match value:
        case None | bool() | int() | float():
            return repr(value)
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
    return f"{quote}{_CONTROL.sub(_escape, quoted)}{quote}"


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"


def regex(pattern: str) -> str:
    """`pattern` as a raw Python string; gen's own patterns hold no double quote."""
    if '"' in pattern:
        raise TypeError(f"no raw string holds {pattern}")
    return f'r"{pattern}"' if "\\" in pattern else f'"{pattern}"'


def yaml(value: Any) -> str:
    """`value` as a YAML flow scalar or collection: JSON is one."""
    return json.dumps(value, ensure_ascii=False)


def md(text: Any) -> str:
    """`text` for a table cell or a paragraph of Markdown: nothing in it is markup."""
    return re.sub(r"([\\`*_{}\[\]<>|#!~$&])", r"\\\1", _CONTROL.sub(" ", str(text)))


def code(text: Any) -> str:
    """`text` as inline code of Markdown, also inside a table."""
    plain = _CONTROL.sub(" ", str(text)).replace("|", "\\|")
    fence = "``" if "`" in plain else "`"
    space = " " if "`" in plain else ""
    return f"{fence}{space}{plain}{space}{fence}"


def comment(text: Any) -> str:
    """`text` inside a line comment: it cannot end the line."""
    return _CONTROL.sub(" ", str(text))


def doc(text: Any) -> str:
    """`text` inside a docstring: it cannot end it, nor escape anything."""
    return _CONTROL.sub(" ", str(text)).replace("\\", "\\\\").replace('"', "'")


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
