"""What the providers say of every resource and data source, loaded one type at a time.

A pack is one file per provider: a line of JSON (provider, versions, date), an index of lines
`KIND TYPE OFFSET LENGTH` that is searched with `bytes.find`, a dictionary that the chunks share,
and one raw zlib chunk of JSON per type. A chunk is `[[entry per version], [block…]]`; an entry is
`[block number, deprecated, more_at_plan]` or null where the version does not have the type, and a
block `[arguments, nested blocks, deprecated]`:

- an argument is `[flags, type, {fact: value}]`, the type `s n b d` for string, number, bool and
  anything, `["l"|"t"|"m", of]` for list, set and map, `["o", fields]`, or `["N", mode, block]` for
  an attribute that is itself described by a block;
- a nested block is `[block number, mode, min items, max items (0: no limit), flags, {fact: value}]`,
  the mode `l t m 1` for list, set, map and single, or `e` where it is not known whether the
  provider wants a block or an attribute.
"""

import json
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, cast

if TYPE_CHECKING:
    from importlib.machinery import SourceFileLoader

FORMAT = 1
FOLDER = __file__.removesuffix("pack.py")
FLAGS = {
    "required": 1,
    "optional": 2,
    "computed": 4,
    "deprecated": 8,
    "sensitive": 16,
    "write_only": 32,
    "force_new": 64,
    "force_new_when_added": 128,
    "force_new_unknown": 256,
    "checked": 512,
    "not_empty": 1024,
    "removed": 2048,
    "more_at_plan": 4096,
    "as_attr": 8192,
    "diff_suppress": 16384,
}
REQUIRED, OPTIONAL, COMPUTED, DEPRECATED, REMOVED = 1, 2, 4, 8, 2048
NOT_EMPTY = 1024
SET = REQUIRED | OPTIONAL

Kind = Literal["resource", "data", "ephemeral", "provider", "functions"]


class Pack:
    """One opened pack."""

    __slots__ = ("body", "data", "date", "dictionary", "index_end", "index_start", "provider", "versions")

    def __init__(self, data: bytes) -> None:
        line = data.index(b"\n")
        head = json.loads(data[:line])
        if head["format"] != FORMAT:
            raise ValueError(f"a pack of format {head['format']}, wanted {FORMAT}")
        self.data = data
        self.provider: str = head["provider"]
        self.versions: tuple[str, ...] = tuple(head["versions"])
        self.date: str = head["date"]
        self.index_start = line + 1
        self.index_end = self.index_start + head["index"]
        self.body = self.index_end + head["dictionary"]
        self.dictionary = data[self.index_end : self.body]

    def chunk(self, key: str) -> Any:
        """Decode what is filed under a key (`resource aws_lb`); None when nothing is."""
        at = self.data.find(f"\n{key} ".encode(), self.index_start, self.index_end)
        if at < 0:
            return None
        end = self.data.index(b"\n", at + 1)
        offset, size = self.data[at + len(key.encode()) + 2 : end].split()
        start = self.body + int(offset)
        opener = zlib.decompressobj(-15, zdict=self.dictionary)
        return json.loads(opener.decompress(self.data[start : start + int(size)]))

    def keys(self, kind: str) -> tuple[str, ...]:
        """List what is filed under a kind."""
        lines = self.data[self.index_start : self.index_end].decode().split("\n")
        prefix = f"{kind} "
        return tuple(line.split(" ")[1] for line in lines if line.startswith(prefix))


@lru_cache(maxsize=16)
def pack(name: str) -> Pack | None:
    """Open the pack of a provider by the first word of its types; None when there is none."""
    loader = cast("SourceFileLoader", __spec__.loader)
    try:
        # The loader and not `open`, so that it works from a zip file too.
        return Pack(loader.get_data(f"{FOLDER}{name}.pack"))
    except OSError:
        return None
