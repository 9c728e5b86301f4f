"""The manifest of a project folder."""

import hashlib
import os
from pathlib import Path

import pytest

from generator.errors import WriteError
from generator.write import manifest

SHA = hashlib.sha256(b"x").hexdigest()


def test_round_trip() -> None:
    """What is dumped is read back, sorted and the same whatever the order."""
    files = {"b.tf": b"x", "a/\u00e9.tf": b""}
    raw = manifest.dump(files)
    assert raw == manifest.dump(dict(reversed(files.items())))
    assert list(manifest.parse(raw, "here")) == ["a/\u00e9.tf", "b.tf"]
    assert manifest.parse(raw, "here")["b.tf"] == SHA
    assert manifest.parse(manifest.dump({}), "here") == {}


def test_text() -> None:
    """Its text is one line for each file, and nothing of when or by which gen."""
    text = f'{{\n  "files": {{\n    "a.tf": "{SHA}"\n  }},\n  "format": 1\n}}\n'
    assert manifest.dump({"a.tf": b"x"}).decode() == text


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"<<<<<<< HEAD\n", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "does not list files"),
        (b'{"files": []}', "does not list files"),
        (b'{"files": {}}', "format null"),
        (b'{"files": {}, "format": 2}', "format 2"),
        (b'{"files": {"../x": "%s"}, "format": 1}' % SHA.encode(), "leaves"),
        (b'{"files": {"/etc/passwd": "%s"}, "format": 1}' % SHA.encode(), "absolute"),
        (b'{"files": {"a\\\\b": "%s"}, "format": 1}' % SHA.encode(), "backslash"),
        (b'{"files": {".gen-manifest.json": "%s"}, "format": 1}' % SHA.encode(), "itself"),
        (b'{"files": {"a": "abc"}, "format": 1}', "SHA-256"),
        (b'{"files": {"a": 1}, "format": 1}', "SHA-256"),
        (b" " * (16 * 1024 * 1024 + 1), "too large"),
    ],
)
def test_broken(tmp_path: Path, raw: bytes, reason: str) -> None:
    """A manifest that is not ours is refused with the reason, its place and the way out."""
    (tmp_path / manifest.MANIFEST).write_bytes(raw)
    with pytest.raises(WriteError, match=reason) as caught:
        manifest.parse(manifest.read(str(tmp_path)), f"{tmp_path}/{manifest.MANIFEST}")
    problem = caught.value.problems[0]
    assert problem.file == f"{tmp_path}/{manifest.MANIFEST}"
    assert "version control" in problem.hint


@pytest.mark.parametrize("raw", [b"", b"\0" * 300])
def test_torn(tmp_path: Path, raw: bytes) -> None:
    """A manifest that a power failure emptied counts as none."""
    (tmp_path / manifest.MANIFEST).write_bytes(raw)
    assert manifest.read(str(tmp_path)) == b""


def test_no_regular_file(tmp_path: Path) -> None:
    """A link or a pipe in its place is refused, and reading it does not hang."""
    place = tmp_path / manifest.MANIFEST
    place.symlink_to("/etc/passwd")
    with pytest.raises(WriteError, match="no regular file"):
        manifest.read(str(tmp_path))
    place.unlink()
    os.mkfifo(place)
    with pytest.raises(WriteError, match="no regular file"):
        manifest.read(str(tmp_path))
