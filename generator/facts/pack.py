"""What the providers say of every resource and data source, loaded one type at a time.

A pack is one file per provider: a line of JSON (provider, versions, date), a sorted index of lines
`KIND TYPE OFFSET LENGTH`, a dictionary that the chunks share, and one raw zlib chunk per type: a
line of JSON with an entry per version, then a line per block, so that only the blocks that somebody
asks for are decoded. An entry is `[block number, deprecated, more_at_plan]`, or null where the
version does not have the type; a block is `[arguments, nested blocks, deprecated, required
arguments, required blocks, names with relations]`, or where it differs little from that of an older
version `[older number, {argument or null}, {nested block or null}, deprecated]`:

- an argument is `[flags, type, {fact: value}]`, the type `s n b d` for string, number, bool and
  anything, `["l"|"t"|"m", of]` for list, set and map, `["o", fields]`, or `["N", mode, block]` for
  an attribute that is itself described by a block;
- a nested block is `[block number, mode, min items, max items or 0, flags, {fact: value}]`,
  the mode `l t m 1` for list, set, map and single, or `e` where it is not known whether the
  provider wants a block or an attribute.
"""

import json
import zlib
from functools import lru_cache
from io import BytesIO, FileIO
from typing import TYPE_CHECKING, BinaryIO, Literal, cast

if TYPE_CHECKING:
    from importlib.machinery import SourceFileLoader

FORMAT = 2
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
    "whole": 32768,  # the number has no fraction
    "exact_case": 65536,  # a word of the enumeration in another case is refused
}
RELATIONS = (
    "conflicts_with",
    "exactly_one_of",
    "at_least_one_of",
    "required_with",
    "one_of_arguments",
)
REQUIRED, OPTIONAL, COMPUTED, DEPRECATED, REMOVED = 1, 2, 4, 8, 2048
NOT_EMPTY = 1024
WHOLE, EXACT_CASE = 32768, 65536
SET = REQUIRED | OPTIONAL

Kind = Literal["resource", "data", "ephemeral", "provider", "functions"]


class Pack:
    """One opened pack."""

    __slots__ = ("body", "date", "dictionary", "index", "provider", "stream", "versions")

    def __init__(self, stream: BinaryIO) -> None:
        head = json.loads(stream.readline())
        if head["format"] != FORMAT:
            raise ValueError(f"a pack of format {head['format']}, wanted {FORMAT}")
        self.stream = stream
        self.provider: str = head["provider"]
        self.versions: tuple[str, ...] = tuple(head["versions"])
        self.date: str = head["date"]
        self.index = stream.read(head["index"])
        self.dictionary = stream.read(head["dictionary"])
        self.body = stream.tell()

    def chunk(self, key: str) -> str | None:
        """Read what is filed under a key (`resource aws_lb`); None when nothing is."""
        wanted = f"{key} ".encode()
        index, low, high = self.index, 0, len(self.index) - 1
        # The lines are sorted: halve the text until the line that starts with the key is met.
        while low < high:
            start = index.rfind(b"\n", 0, (low + high) // 2 + 1) + 1
            end = index.find(b"\n", start)
            line = index[start:end]
            if line.startswith(wanted):
                offset, size = line[len(wanted) :].split()
                self.stream.seek(self.body + int(offset))
                opener = zlib.decompressobj(-15, zdict=self.dictionary)
                return opener.decompress(self.stream.read(int(size))).decode()
            if line < wanted:
                low = end + 1
            else:
                high = start - 1
        return None

    def keys(self, kind: str) -> tuple[str, ...]:
        """List what is filed under a kind."""
        lines = self.index.decode().split("\n")
        prefix = f"{kind} "
        return tuple(line.split(" ")[1] for line in lines if line.startswith(prefix))


@lru_cache(maxsize=16)
def pack(name: str) -> Pack | None:
    """Open the pack of a provider by the first word of its types; None when there is none."""
    try:
        return Pack(FileIO(f"{FOLDER}{name}.pack"))
    except OSError:
        pass
    # Not a plain file: the package may stand in a zip file, which its loader can read.
    loader = cast("SourceFileLoader", __spec__.loader)
    try:
        return Pack(BytesIO(loader.get_data(f"{FOLDER}{name}.pack")))
    except OSError:
        return None
