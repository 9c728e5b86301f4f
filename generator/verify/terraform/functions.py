"""Terraform's functions by name, and the files that some of them read."""

import posixpath
from collections.abc import Iterator, Mapping

from generator.hcl import Call, Expression, HclError, Pairs, Reference, Template, Value, read
from generator.verify.finding import Finding, nearest
from generator.verify.terraform.module import Module, Placed
from generator.verify.terraform.uses import uses

# https://developer.hashicorp.com/terraform/language/functions, as of Terraform 1.11.
FUNCTIONS = frozenset(
    """
    abs abspath alltrue anytrue base64decode base64encode base64gzip base64sha256 base64sha512
    basename bcrypt can ceil chomp chunklist cidrhost cidrnetmask cidrsubnet cidrsubnets
    coalesce coalescelist compact concat contains csvdecode dirname distinct element endswith
    ephemeralasnull file filebase64 filebase64sha256 filebase64sha512 fileexists filemd5 fileset
    filesha1 filesha256 filesha512 flatten floor format formatdate formatlist indent index
    issensitive join jsondecode jsonencode keys length log lookup lower map matchkeys max md5
    merge min nonsensitive one parseint pathexpand plantimestamp pow range regex regexall
    replace reverse rsadecrypt sensitive setintersection setproduct setsubtract setunion sha1
    sha256 sha512 signum slice sort split startswith strcontains strrev substr sum templatefile
    templatestring textdecodebase64 textencodebase64 timeadd timecmp timestamp title tobool
    tolist tomap tonumber toset tostring transpose trim trimprefix trimspace trimsuffix try type
    upper urlencode uuid uuidv5 values yamldecode yamlencode zipmap
    """.split()  # noqa: SIM905 (a hundred names read better as words)
)
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
        for use in uses(placed.block):
            for call in use.calls:
                if call.name not in FUNCTIONS and not call.name.startswith(
                    ("provider::", "core::")
                ):
                    message = f"there is no function `{call.name}`"
                    yield placed.finding(
                        "unknown-function", call.pos, message, nearest(call.name, FUNCTIONS)
                    )
                elif call.name in READERS and call.args:
                    yield from reads(module, placed, call, files)


def reads(
    module: Module, placed: Placed, call: Call, files: Mapping[str, str]
) -> Iterator[Finding]:
    """Judge a call that reads a file by a path that the text tells."""
    path = path_of(call.args[0])
    if path is None:
        return
    file = posixpath.normpath(posixpath.join(module.folder, path))
    if file.startswith("../"):
        return
    if file not in files:
        hint = nearest(file, files)
        yield placed.finding("missing-file", call.pos, f"there is no file `{file}`", hint)
    elif call.name == "templatefile" and len(call.args) == 2:  # noqa: PLR2004 (path and variables)
        yield from template(placed, call, file, files[file])


def path_of(value: Expression) -> str | None:
    """Read a path that starts at the module; None when it is not known from the text."""
    if isinstance(value, Value) and isinstance(value.value, str):
        return None if value.value.startswith(("/", "~")) else value.value
    if isinstance(value, Template) and len(value.parts) == 2:  # noqa: PLR2004 (where, and the rest)
        start, rest = value.parts
        if (
            isinstance(start, Reference)
            and str(start) in ("path.module", "path.root")
            and isinstance(rest, str)
        ):
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
        yield placed.finding("template-variables", call.pos, message)
    for one in attribute.calls:
        if one.name not in FUNCTIONS and not one.name.startswith(("provider::", "core::")):
            message = f"`{file}` calls `{one.name}`, which is not a function"
            yield placed.finding(
                "unknown-function", call.pos, message, nearest(one.name, FUNCTIONS)
            )
