"""The packages that a program asks for, and whether the facts are of a version that it may get."""

import ast
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


def constraint(package: str, files: Mapping[str, str]) -> str:
    """Give what the program demands of a package's version; empty where it says nothing."""
    wanted = spelt(package)
    for name in (FILE, "pyproject.toml"):
        for line in files.get(name, "").split("\n"):
            said = line.strip(" \t\"'")
            rest = said[len(wanted) :]
            longer = rest[:1].isalnum() or rest[:1] in JOINS
            if spelt(said[: len(wanted)]) == wanted and not longer:
                asked = rest.partition("]")[2] if rest.startswith("[") else rest
                return min((asked.partition(end)[0] for end in "\"'#;"), key=len)
    return ""


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
    if FILE not in files:
        return
    told = set()
    lines = [line for line in files[FILE].split("\n") if not line.lstrip().startswith("#")]
    if "pyproject.toml" in files or any(line.lstrip()[:1] in ELSEWHERE for line in lines):
        return
    asked = "".join(one if one.isalnum() or one == "-" else " " for one in spelt(" ".join(lines)))
    listed = set(asked.split())
    for file in sorted(parsed):
        for node in parsed[file].imports:
            if isinstance(node, ast.ImportFrom):
                words = [node.module or ""] if not node.level else []
            else:
                words = [one.name for one in node.names]
            for word in words:
                package = word.partition(".")[0].replace("_", "-")
                if not f"{package}-".startswith("pulumi-") or package in told:
                    continue
                if f"{package.replace('-', '_')}.py" in files:
                    continue
                if package not in listed:
                    told.add(package)
                    message = f"{FILE} does not list `{package}`, which is imported"
                    yield Finding(
                        "unknown-import", "error", file, node.lineno, node.col_offset + 1, message
                    )
