"""The manifest of a project: what gen wrote there, to tell its own work from a person's.

It is committed with the project. It holds neither a time nor a version of gen, and one line for
each file, so that it changes only with the files and merges where they merge.
"""

import json
import os
import stat
from collections.abc import Mapping

from generator.errors import Problem, WriteError
from generator.paths import MANIFEST, fault

FORMAT = 1
_LARGEST = 16 * 1024 * 1024  # bytes; ours hold about 100 bytes for each file
_HEX = frozenset("0123456789abcdef")


def digest(content: bytes) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    import hashlib

    return hashlib.sha256(content).hexdigest()


def dump(contents: Mapping[str, bytes]) -> bytes:
    """Return the text of the manifest of these files, sorted by path."""
    lines = [f'    {json.dumps(path)}: "{digest(contents[path])}"' for path in sorted(contents)]
    body = ",\n".join(lines)
    files = f"{{\n{body}\n  }}" if lines else "{}"
    return f'{{\n  "files": {files},\n  "format": {FORMAT}\n}}\n'.encode()


def read(folder: str) -> bytes:
    """Return the bytes of the manifest of a project folder.

    An empty one, or one of NUL bytes, is what a power failure may leave: it counts as none, b"".

    Raises:
        WriteError: it is no regular file.
        OSError: it cannot be read, or is not there.

    """
    place = f"{folder}/{MANIFEST}"
    found = os.lstat(place)
    if not stat.S_ISREG(found.st_mode):
        raise _broken(place, "is no regular file")
    descriptor = os.open(place, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        raw = os.read(descriptor, min(found.st_size, _LARGEST) + 1)
    finally:
        os.close(descriptor)
    return raw if raw.strip(b"\0") else b""


def parse(raw: bytes, place: str) -> dict[str, str]:
    """Return the digest of each file named in the text of a manifest that was read from `place`.

    Raises:
        WriteError: the text is not a manifest of this format, or names a path outside its folder.

    """
    if len(raw) > _LARGEST:
        raise _broken(place, "is too large to be a manifest")
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise _broken(place, "is not JSON") from error
    if not isinstance(value, dict) or not isinstance(value.get("files"), dict):
        raise _broken(place, "does not list files")
    if value.get("format") != FORMAT:
        found = json.dumps(value.get("format"))
        raise _broken(place, f"has format {found:.20}; this gen reads format {FORMAT}")
    files: dict[str, str] = value["files"]
    for path, sha in files.items():
        reason = fault(path) or ("is the manifest itself" if path == MANIFEST else "")
        if reason:
            raise _broken(place, f"names a path that {reason}: {path!r:.200}")
        if not isinstance(sha, str) or len(sha) != 64 or not _HEX.issuperset(sha):  # noqa: PLR2004
            raise _broken(place, f"has no SHA-256 for {path!r:.200}")
    return files


def _broken(place: str, what: str) -> WriteError:
    hint = (
        f"take {MANIFEST} from version control; or delete it and render again: files that are as "
        "gen would write them are taken over, others need --force"
    )
    return WriteError([Problem(code="GEN503", message=f"{place} {what}", hint=hint, file=place)])
