"""The packages that a program asks for, and whether the facts are of a version that it may get."""

import ast
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from generator.facts import pulumi as sdk
from generator.verify.finding import Finding
from generator.verify.pulumi.program import Parsed

FILE = "requirements.txt"
OPERATORS = ("===", "==", "~=", "!=", "<=", ">=", "<", ">")
JOINS = ("-", "_", ".")  # in names of packages
ELSEWHERE = ("-", ".", "/")  # begins what leads to other files, which list more


def judged(parsed: Mapping[str, Parsed], files: Mapping[str, str]) -> frozenset[str]:
    """Name the imported packages whose facts hold: the program does not exclude their version."""
    imported = {name.partition(".")[0] for one in parsed.values() for name in one.modules}
    return frozenset(
        package
        for package in sdk.PACKAGES
        if package in imported and allowed(package, constraint(package, files))
    )


def lines(text: str) -> Iterator[str]:
    """Give the lines of a list of packages, without comments and the digests of downloads."""
    for line in text.splitlines():
        said = line.partition("#")[0].strip()
        if said and not said.startswith("--hash"):
            yield said


@lru_cache(maxsize=64)
def listed(text: str) -> frozenset[str]:
    """Name the packages that a list asks for, spelt as their index spells them."""
    names = set()
    for line in lines(text):
        name = re.match(r"[A-Za-z0-9][A-Za-z0-9._-]*", line)
        if name and "://" not in line.partition("@")[0]:
            names.add(spelt(name[0]))
    return frozenset(names)


def whole(files: Mapping[str, str]) -> bool:
    """Tell whether all that a program asks for is in its one list, which leads to no other."""
    if FILE not in files or "pyproject.toml" in files:
        return False
    return not any(one.startswith(ELSEWHERE) or "://" in one for one in lines(files[FILE]))


def constraint(package: str, files: Mapping[str, str]) -> str:
    """Give what the program demands of a package's version; empty where it says nothing."""
    wanted = spelt(package)
    for name in (FILE, "pyproject.toml"):
        for line in files.get(name, "").split("\n"):
            said = line.strip(" \t\"'")
            rest = said[len(wanted) :]
            longer = rest[:1].isalnum() or rest[:1] in JOINS
            if spelt(said[: len(wanted)]) == wanted and not longer:
                if rest.lstrip(" ").startswith("=") and not rest.lstrip(" ").startswith("=="):
                    return poetic(rest)
                asked = rest.partition("]")[2] if rest.startswith("[") else rest
                return min((asked.partition(end)[0] for end in "\"'#;"), key=len)
    return ""


def poetic(rest: str) -> str:
    """Read a version as Poetry writes it in `pyproject.toml`: `= "^6.83"`."""
    found = re.search(r"[\"']\s*([\^~]?)(\d+)((?:\.\d+)*)", rest)
    if found is None:
        ranged = re.search(r"[\"']\s*([<>=!~][^\"']*)", rest)
        return ranged[1] if ranged is not None else ""
    mark, major, minor = found.groups()
    return f">={major}{minor},<{int(major) + 1}" if mark else f"=={major}{minor}.*"


def spelt(package: str) -> str:
    """Spell a package as its index does."""
    return package.lower().replace("_", "-").replace(".", "-")


@lru_cache(maxsize=64)
def allowed(package: str, said: str) -> bool:
    """Tell whether the version of the facts satisfies a constraint."""
    have = numbers(sdk.version(package))
    for part in said.split(","):
        bare = part.strip(" ()")
        operator = next((one for one in OPERATORS if bare.startswith(one)), "")
        if not operator:
            continue
        version = bare.removeprefix(operator).strip()
        star = version.endswith(".*")
        want = numbers(version.removesuffix(".*"))
        cut = have[: len(want)]
        ok = {
            "==": cut == want if star else have == want,
            "===": have == want,
            "!=": cut != want if star else have != want,
            "~=": have >= want and have[: len(want) - 1] == want[:-1],
            ">=": have >= want,
            "<=": have <= want,
            ">": have > want,
            "<": have < want,
        }[operator]
        if not ok:
            return False
    return True


def numbers(version: str) -> tuple[int, ...]:
    """Split a version."""
    return tuple(int(one) for one in version.split(".") if one.isdigit())


def missing(parsed: Mapping[str, Parsed], files: Mapping[str, str]) -> Iterator[Finding]:
    """Find packages that are imported and not asked for."""
    if not whole(files):
        return
    told = set()
    asked = listed(files[FILE])
    for file in sorted(parsed):
        for node in parsed[file].imports:
            if isinstance(node, ast.ImportFrom):
                words = [node.module or ""] if not node.level else []
            else:
                words = [one.name for one in node.names]
            for word in words:
                package = spelt(word.partition(".")[0])
                if not f"{package}-".startswith("pulumi-") or package in told:
                    continue
                if f"{package.replace('-', '_')}.py" in files:
                    continue
                if package not in asked:
                    told.add(package)
                    message = f"{FILE} does not list `{package}`, which is imported"
                    yield Finding(
                        "unknown-import", "error", file, node.lineno, node.col_offset + 1, message
                    )
