"""Why a spec file cannot be read, as errors. Only such a file loads this."""

import stat
from typing import TYPE_CHECKING, Any

from generator.errors import Problem, SpecError
from generator.spec.limits import BrokenTextError
from generator.spec.nodes import Lines, Repeated
from generator.spec.report import cut, located, spot, tidy
from generator.spec.text import named

if TYPE_CHECKING:
    from generator.spec.source import Source

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def refused(file: str, message: str, hint: str, *, code: str) -> SpecError:
    """Make the error of a whole file."""
    return SpecError([Problem(code=code, message=message, hint=hint, file=file)])


def unopened(file: str, error: OSError | ValueError) -> SpecError:
    """Say why the system does not open a file."""
    if isinstance(error, FileNotFoundError):
        return refused(file, "there is no such file", "check the path", code="GEN001")
    if isinstance(error, PermissionError):
        return refused(file, "the file may not be read", "check its permissions", code="GEN002")
    if isinstance(error, OSError):
        reason = (error.strerror or "unknown reason").lower()
        hint = "check the path, and the disk that it is on"
        return refused(file, f"the file cannot be read: {reason}", hint, code="GEN002")
    hint = "it holds a NUL character"
    return refused(file, "this is not the name of a file", hint, code="GEN001")


def unusual(file: str, mode: int) -> SpecError:
    """Say what stands where a regular file was expected."""
    name = next((name for is_kind, name in _KINDS if is_kind(mode)), "something else")
    hint = "name the spec file itself"
    return refused(file, f"a spec is a file; this is {name}", hint, code="GEN002")


def too_large(file: str, size: str) -> SpecError:
    """Say that a file has more than 1 MiB; `size` is in MiB."""
    message = f"the file is too large: {size} MiB, and a spec may have 1"
    hint = "a spec has a few dozen lines; is this the right file?"
    return refused(file, message, hint, code="GEN006")


def undecodable(file: str, content: bytes, error: UnicodeDecodeError) -> SpecError:
    """Say where a file is not UTF-8, or what else it is."""
    if content.startswith(_UTF_16):
        return refused(file, "the file is UTF-16", "save it as UTF-8", code="GEN004")
    if b"\0" in content:
        return _binary(file)
    before = content[: error.start].decode("utf-8-sig", errors="replace")
    line, column = Lines(before).place(len(before))
    return SpecError(
        [
            Problem(
                code="GEN004",
                message=f"the file is not UTF-8 text (byte 0x{content[error.start]:02x})",
                hint="save it as UTF-8",
                file=file,
                line=line,
                column=column,
            )
        ]
    )


def textless(file: str, text: str) -> SpecError:
    """Say that a file holds nothing, or what no text holds."""
    if "\0" in text:
        return _binary(file)
    hint = "`gen new` writes a spec to begin with"
    return refused(file, "the file is empty", hint, code="GEN005")


def _binary(file: str) -> SpecError:
    message = "the file is binary: it holds NUL bytes"
    return refused(file, message, "a spec is UTF-8 text", code="GEN004")


def misread(source: "Source", broken: BrokenTextError) -> SpecError:
    """Say where a text breaks the syntax of its format."""
    problem = Problem(code=broken.code, message=broken.message, hint=broken.hint)
    return SpecError([located(source, problem, broken.start, broken.end)])


def ambiguous(source: "Source", repeated: list[Repeated]) -> SpecError:
    """Say which keys a text gives twice in one object, each as a problem of its own."""
    problems = []
    for key in repeated:
        first = spot(source, key.path, key.first, key.first + key.end - key.start)
        problem = Problem(
            code="GEN109",
            message=f"the key {named(str(key.path[-1]))} is given twice in one object",
            hint="keep one of the two",
            path=key.path,
            also=(first,),
        )
        problems.append(located(source, problem, key.start, key.end))
    return SpecError(cut(tidy(problems)))


def no_object(file: str, data: Any, kind: str) -> SpecError:
    """Say what stands at the top of a text that is no object."""
    held = "a list" if isinstance(data, list) else "a single value"
    hint = 'write an object, as in {"version": 1, "blueprint": "..."}'
    if kind == "yaml":
        hint = "write `key: value` lines, as in `version: 1`"
    return refused(file, f"a spec is an object; this file holds {held}", hint, code="GEN005")
