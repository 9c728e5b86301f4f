"""Terraform's functions by name, and the files that some of them read."""

import posixpath
from collections.abc import Iterator, Mapping
from functools import lru_cache

from generator.hcl import (
    Block,
    Call,
    Expression,
    HclError,
    Pairs,
    Reference,
    Template,
    Value,
    read,
)
from generator.verify.finding import UNREAD, Finding, Note, nearest
from generator.verify.terraform.module import TOFU, Module, Placed
from generator.verify.terraform.shapes import CALLED, converts, shape
from generator.verify.terraform.shapes import given as said
from generator.verify.terraform.uses import uses

# By `terraform metadata functions -json` of Terraform 1.11: what each parameter takes, `s n b` for
# a string, a number and a bool, `l` for a list or set, `m` for a map, `d` for anything; the last
# may stand often, or not at all, where a `+` follows. Sharper than that answer where it says
# "anything" and the function itself wants a list or a map.
SIGNATURES: dict[str, str] = dict(
    word.split(":")
    for word in """
    abs:n abspath:s alltrue:l anytrue:l base64decode:s base64encode:s base64gzip:s base64sha256:s
    base64sha512:s basename:s bcrypt:sn+ can:d ceil:n chomp:s chunklist:ln cidrhost:sn
    cidrnetmask:s cidrsubnet:snn cidrsubnets:sn+ coalesce:dd+ coalescelist:ll+ compact:l concat:ll+
    contains:ld csvdecode:s dirname:s distinct:l element:ln endswith:ss ephemeralasnull:d file:s
    filebase64:s filebase64sha256:s filebase64sha512:s fileexists:s filemd5:s fileset:ss filesha1:s
    filesha256:s filesha512:s flatten:l floor:n format:sd+ formatdate:ss formatlist:sd+ indent:ns
    index:ld issensitive:d join:sl+ jsondecode:s jsonencode:d keys:m length:d log:nn lookup:msd+
    lower:s matchkeys:lll max:nn+ md5:s merge:m+ min:nn+ nonsensitive:d one:l parseint:dn
    pathexpand:s plantimestamp: pow:nn range:nn+ regex:ss regexall:ss replace:sss reverse:l
    rsadecrypt:ss sensitive:d setintersection:ll+ setproduct:lll+ setsubtract:ll setunion:ll+ sha1:s
    sha256:s sha512:s signum:n slice:lnn sort:l split:ss startswith:ss strcontains:ss strrev:s
    substr:snn sum:l templatefile:sd templatestring:sd textdecodebase64:ss textencodebase64:ss
    timeadd:ss timecmp:ss timestamp: title:s tobool:d tolist:l tomap:m tonumber:d toset:l
    tostring:d transpose:m trim:ss trimprefix:ss trimspace:s trimsuffix:ss try:dd+ upper:s
    urlencode:s uuid: uuidv5:ss values:m yamldecode:s yamlencode:d zipmap:ll
    """.split()  # noqa: SIM905 (a hundred names read better as words)
)
FUNCTIONS = SIGNATURES.keys()
READERS = frozenset(
    {
        "file",
        "filebase64",
        "templatefile",
        "filebase64sha256",
        "filebase64sha512",
        "filemd5",
        "filesha1",
        "filesha256",
        "filesha512",
    }
)


def functions(module: Module, files: Mapping[str, str]) -> Iterator[Finding]:
    """Judge every call of a module."""
    for placed in module.blocks:
        notes, readers = called(placed.block)
        for note in notes if not placed.file.endswith(TOFU) else ():
            yield placed.finding(*note)
        for call in readers:
            yield from reads(module, placed, call, files)


@lru_cache(maxsize=8192)
def called(block: Block) -> tuple[tuple[Note, ...], tuple[Call, ...]]:
    """Judge the calls of a block by themselves, and list those that read a file."""
    notes: list[Note] = []
    readers: list[Call] = []
    for use in uses(block):
        for call in use.calls:
            if call.name in FUNCTIONS or call.name.startswith(("provider::", "core::")):
                notes += arguments(call)
                if call.name in READERS and call.args:
                    readers.append(call)
            else:
                message = f"there is no function `{call.name}`"
                hint = nearest(call.name, FUNCTIONS)
                notes.append(Note("unknown-function", call.pos, message, hint))
    return tuple(notes), tuple(readers)


def arguments(call: Call) -> Iterator[Note]:
    """Judge how many arguments a call has, and those whose kind the text tells."""
    wanted = SIGNATURES.get(call.name)
    if wanted is None:
        return
    fixed, have = wanted.rstrip("+"), len(call.args)
    least = len(fixed) - wanted.endswith("+")
    most = None if wanted.endswith("+") else least
    # What is spread may be any number of arguments.
    if (have < least and not call.spread) or (most is not None and have - call.spread > most):
        many = f"{least} or more" if most is None else least
        message = f"`{call.name}` takes {many} argument{'' if many == 1 else 's'}, not {have}"
        yield Note("function-arguments", call.pos, message)
        return
    for place, value in enumerate(call.args[: have - call.spread]):
        kind = fixed[min(place, len(fixed) - 1)]
        if kind == "d" or not (given := shape(value)) or converts(given, kind, value):
            continue
        message = f"argument {place + 1} of `{call.name}` must be {CALLED[kind]}, not {said(given)}"
        yield Note("function-arguments", value.pos, message)


def reads(
    module: Module, placed: Placed, call: Call, files: Mapping[str, str]
) -> Iterator[Finding]:
    """Judge a call that reads a file by a path that the text tells."""
    path = path_of(call.args[0], root=not module.folder)
    if path is None:
        return
    file = posixpath.normpath(posixpath.join(module.folder, path))
    if file.startswith("../"):
        return
    try:
        text = files[file]  # What a tree on the disk has beside its texts is read now.
    except KeyError:
        hint = nearest(file, files)
        yield placed.finding("missing-file", call.pos, f"there is no file `{file}`", hint)
        return
    if call.name == "templatefile" and len(call.args) == 2 and text is not UNREAD:  # noqa: PLR2004 (path and variables)
        yield from template(placed, call, file, text)


def path_of(value: Expression, *, root: bool) -> str | None:
    """Read a path that starts at the module; None when it is not known from the text.

    Only in the root of a project is the folder known that Terraform is called in.
    """
    if isinstance(value, Value) and isinstance(value.value, str):
        return None if value.value.startswith(("/", "~")) or not root else value.value
    if isinstance(value, Template) and len(value.parts) == 2:  # noqa: PLR2004 (where, and the rest)
        start, rest = value.parts
        here = ("path.module", "path.root", "path.cwd") if root else ("path.module",)
        if isinstance(start, Reference) and str(start) in here and isinstance(rest, str):
            return rest.removeprefix("/")
    return None


def template(placed: Placed, call: Call, file: str, text: str) -> Iterator[Finding]:
    """Compare what a template uses with what it is given."""
    given = call.args[1]
    if not isinstance(given, Pairs) or not all(isinstance(key, Value) for key, _ in given.pairs):
        return
    try:
        # A template file is what stands in a heredoc: read as one, its free names are its needs.
        mark = "END_OF_TEMPLATE"
        (_, attribute), *_ = read(f"text = <<{mark}\n{text}\n{mark}\n").attributes()
    except HclError as error:
        yield Finding("syntax", "error", file, max(error.line - 1, 1), error.column, error.message)
        return
    wanted = {reference.root for reference in attribute.references}
    have = {str(key.value) for key, _ in given.pairs if isinstance(key, Value)}
    for name in sorted(wanted - have):
        message = f"`{file}` uses `{name}`, which it is not given"
        yield placed.finding("template-variables", call.pos, message, nearest(name, have))
    for name in sorted(have - wanted):
        message = f"`{file}` is given `{name}`, which it does not use"
        yield placed.finding("unused-variable", call.pos, message)
    for one in attribute.calls:
        if one.name not in FUNCTIONS and not one.name.startswith(("provider::", "core::")):
            message = f"`{file}` calls `{one.name}`, which is not a function"
            yield placed.finding(
                "unknown-function", call.pos, message, nearest(one.name, FUNCTIONS)
            )
