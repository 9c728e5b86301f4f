"""MessagePack, as far as the values of the plugin protocol use it.

`UNKNOWN` stands for a value that is not known before an apply.
"""

import struct
from typing import Any, Final


class Unknown:
    """A value that is not known before an apply; there is one, `UNKNOWN`."""

    __slots__ = ()


UNKNOWN: Final = Unknown()
FIXED_TEXT, FIXED_LIST, FIXED_MAP = 0xA0, 0x90, 0x80
CONSTANTS = {0xC0: None, 0xC2: False, 0xC3: True}
# Of each kind: the codes for lengths of one, two and four bytes.
TEXTS = {0xD9: ">B", 0xDA: ">H", 0xDB: ">I", 0xC4: ">B", 0xC5: ">H", 0xC6: ">I"}
LISTS = {0xDC: ">H", 0xDD: ">I"}
MAPS = {0xDE: ">H", 0xDF: ">I"}
NUMBERS = {
    0xCA: ">f",
    0xCB: ">d",
    0xCC: ">B",
    0xCD: ">H",
    0xCE: ">I",
    0xCF: ">Q",
    0xD0: ">b",
    0xD1: ">h",
    0xD2: ">i",
    0xD3: ">q",
}
EXTENSIONS = {0xD4: 1, 0xD5: 2, 0xD6: 4, 0xD7: 8, 0xD8: 16}
LONG_EXTENSIONS = {0xC7: ">B", 0xC8: ">H", 0xC9: ">I"}


def packed(value: Any) -> bytes:
    """Write a value."""
    out = bytearray()
    write(value, out)
    return bytes(out)


def write(value: Any, out: bytearray) -> None:
    """Append a value."""
    if value is None:
        out.append(0xC0)
    elif isinstance(value, bool):
        out.append(0xC3 if value else 0xC2)
    elif isinstance(value, int):
        out += bytes((value,)) if 0 <= value < 0x80 else struct.pack(">Bq", 0xD3, value)  # noqa: PLR2004 (the format)
    elif isinstance(value, float):
        out += struct.pack(">Bd", 0xCB, value)
    elif isinstance(value, str):
        text = value.encode()
        out += length(len(text), FIXED_TEXT, 32, 0xDB) + text
    elif isinstance(value, list):
        out += length(len(value), FIXED_LIST, 16, 0xDD)
        for item in value:
            write(item, out)
    elif isinstance(value, dict):
        out += length(len(value), FIXED_MAP, 16, 0xDF)
        for key, item in value.items():
            write(key, out)
            write(item, out)
    else:
        out += b"\xd4\0\0"


def length(count: int, fixed: int, below: int, code: int) -> bytes:
    """Write how long something is."""
    return bytes((fixed | count,)) if count < below else struct.pack(">BI", code, count)


def unpacked(data: bytes) -> Any:
    """Read a value."""
    value, _ = read(data, 0)
    return value


def read(data: bytes, at: int) -> tuple[Any, int]:  # noqa: C901, PLR0911 (one case per kind of value)
    """Read the value at a place; give it with the place behind it."""
    code = data[at]
    at += 1
    if code < 0x80:  # noqa: PLR2004 (the format)
        return code, at
    if code >= 0xE0:  # noqa: PLR2004 (the format)
        return code - 256, at
    if code < FIXED_LIST:
        return pairs(data, at, code & 15)
    if code < FIXED_TEXT:
        return items(data, at, code & 15)
    if code < 0xC0:  # noqa: PLR2004 (the format)
        return text(data, at, code & 31)
    if code in CONSTANTS:
        return CONSTANTS[code], at
    if code in NUMBERS:
        return number(data, at, NUMBERS[code])
    if code in EXTENSIONS:
        return UNKNOWN, at + 1 + EXTENSIONS[code]
    if code in TEXTS:
        return text(data, *counted(data, at, TEXTS[code]))
    if code in LISTS:
        return items(data, *counted(data, at, LISTS[code]))
    if code in MAPS:
        return pairs(data, *counted(data, at, MAPS[code]))
    start, size = counted(data, at, LONG_EXTENSIONS[code])
    return UNKNOWN, start + 1 + size


def number(data: bytes, at: int, form: str) -> tuple[int | float, int]:
    """Read a number of a form."""
    (value,) = struct.unpack_from(form, data, at)
    return value, at + struct.calcsize(form)


def counted(data: bytes, at: int, form: str) -> tuple[int, int]:
    """Read a length; give the place behind it, and the length."""
    (count,) = struct.unpack_from(form, data, at)
    return at + struct.calcsize(form), count


def text(data: bytes, at: int, count: int) -> tuple[str, int]:
    """Read a text; bytes that are none are kept apart from each other, no more."""
    return data[at : at + count].decode(errors="replace"), at + count


def items(data: bytes, at: int, count: int) -> tuple[list[Any], int]:
    """Read a list."""
    found = []
    for _ in range(count):
        value, at = read(data, at)
        found.append(value)
    return found, at


def pairs(data: bytes, at: int, count: int) -> tuple[dict[Any, Any], int]:
    """Read a map."""
    found = {}
    for _ in range(count):
        key, at = read(data, at)
        found[key], at = read(data, at)
    return found, at
