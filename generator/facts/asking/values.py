"""Which values an argument takes: what the provider says of those that it cannot take."""

import re
from typing import Any

from generator.facts.asking import candidates, sayings
from generator.facts.asking.configurations import Json
from generator.facts.asking.inquiry import Facts, Inquiry

UNCHALLENGED = frozenset({"checked", "min_items", "max_items", "not_empty"})


def values(inquiry: Inquiry, path: str, said: Json) -> None:
    """Find out which values an argument takes, and two of them."""
    type_ = said.get("type")
    scalar = candidates.scalar(type_) if type_ is not None else ""
    if scalar not in ("string", "number"):
        return
    facts = complained(inquiry, path, type_, scalar)
    if facts:
        inquiry.found.setdefault(path, {}).update(facts)
    pair = accepted(inquiry, path, type_, scalar, facts)
    if pair is not None:
        inquiry.maker.values[path] = pair


def complained(inquiry: Inquiry, path: str, type_: Any, scalar: str) -> Facts:
    """Read the complaints about values that are nonsense, empty, or too much."""
    facts: Facts = {}
    probes: tuple[Any, ...] = (candidates.NONSENSE, "", "v" * candidates.LONG)
    if scalar == "number":
        probes = (-candidates.FAR, candidates.FAR)
    several = False
    for at, probe in enumerate(probes):
        messages = inquiry.against(path, candidates.typed(type_, probe))
        for message in messages:
            told = sayings.facts(message)
            if at and scalar == "string":  # of these, only how long a text may be
                told = {w: told[w] for w in ("length", "not_empty") if w in told}
            elif not told:
                facts["checked"] = True
            facts |= told
        several = several or (len(messages) > 1 and (not at or scalar == "number"))
        if messages and probe == "":
            facts["not_empty"] = True
    facts |= crowded(inquiry, path, type_, scalar)
    if several and facts.keys() - UNCHALLENGED:
        challenge(inquiry, path, type_, scalar, facts)
    if "range" in facts:
        facts.pop("at_least", None)
        facts.pop("at_most", None)
    if re.search(facts.get("pattern", "$."), candidates.NONSENSE):
        del facts["pattern"]  # the complaint is about something else
    return facts | strict(inquiry, path, type_, scalar, facts)


def crowded(inquiry: Inquiry, path: str, type_: Any, scalar: str) -> Facts:
    """Find out how many items a list may have."""
    if isinstance(type_, str):
        return {}
    many = [f"v{n}" if scalar == "string" else n for n in range(candidates.MANY)]
    told = [sayings.facts(message) for message in inquiry.against(path, many)]
    return {w: one[w] for one in told for w in ("min_items", "max_items") if w in one}


def strict(inquiry: Inquiry, path: str, type_: Any, scalar: str, facts: Facts) -> Facts:
    """Find out whether a number has no fraction, and whether case counts in an enumeration."""
    if scalar == "number":
        said = inquiry.against(path, candidates.typed(type_, 1.5))
        return {"whole": True} if any(re.search("whole|convert|nteger", m) for m in said) else {}
    words = [one for one in facts.get("one_of", ()) if isinstance(one, str)]
    for one in words:
        other = one.swapcase()
        if other not in words:
            said = inquiry.against(path, candidates.typed(type_, other))
            refused = any("one_of" in sayings.facts(message) for message in said)
            taken = not inquiry.against(path, candidates.typed(type_, one))
            return {"exact_case": True} if refused and taken else {}
    return {}


def challenge(inquiry: Inquiry, path: str, type_: Any, scalar: str, facts: Facts) -> None:
    """Take out what a value refutes: several complaints may mean that one of them suffices."""
    pairs = candidates.TEXTS if scalar == "string" else candidates.NUMBERS
    tries = [one for pair in (*candidates.suggested(facts), *pairs) for one in pair]
    if scalar == "string":
        tries += [str(number) for pair in candidates.NUMBERS for number in pair]
    doubted = sorted(facts.keys() - UNCHALLENGED)
    telling = [one for one in tries if not all(fits(w, facts[w], one) for w in doubted)]
    taken = [one for one in telling if not inquiry.against(path, candidates.typed(type_, one))]
    for word in doubted:
        if not all(fits(word, facts[word], one) for one in taken):
            if apart(word, facts, taken):
                continue
            del facts[word]
            facts["checked"] = True


def apart(word: str, facts: Facts, taken: list[Any]) -> bool:
    """Tell whether an enumeration and a range stand side by side: either suffices."""
    if word not in ("one_of", "range", "at_least"):
        return False
    if "at_least" in facts and "range" not in facts:
        facts["range"] = [facts["at_least"], sayings.MOST]
    if "range" in facts and "one_of" not in facts:
        beside = {one for one in taken if not fits("range", facts["range"], one)}
        if beside <= {0, -1}:
            facts["one_of"] = sorted(beside)
    if "one_of" not in facts:
        return False
    numbers = all(isinstance(one, int | float) for one in facts["one_of"])
    return (
        numbers
        and "range" in facts
        and all(
            fits("one_of", facts["one_of"], one) or fits("range", facts["range"], one)
            for one in taken
        )
    )


def accepted(
    inquiry: Inquiry, path: str, type_: Any, scalar: str, facts: Facts
) -> tuple[Any, Any] | None:
    """Find two values that are taken; None where the plain ones are, or none is found."""
    pairs = candidates.TEXTS if scalar == "string" else candidates.NUMBERS
    own = [
        inquiry.maker.value(path, {"type": type_}, 0),
        inquiry.maker.value(path, {"type": type_}, 1),
    ]
    if not any(inquiry.against(path, one) for one in own):
        return None
    for pair in (*candidates.suggested(facts), *pairs):
        first, second = (candidates.typed(type_, one) for one in pair)
        if not inquiry.against(path, first) and not inquiry.against(path, second):
            return first, second
    return None


def fits(word: str, fact: Any, value: Any) -> bool:  # noqa: PLR0911 (one case per word)
    """Tell whether a value agrees with a fact."""
    match word:
        case "one_of":
            return str(value).lower() in {str(one).lower() for one in fact}
        case "range" | "at_least" | "at_most" if isinstance(value, str):
            return True  # a number written as text; what it may be is not known from that
        case "range" | "at_least" | "at_most":
            least, most = {"range": fact, "at_least": (fact, value), "at_most": (value, fact)}[word]
            return bool(least <= value <= most)
        case "pattern":
            return re.search(fact, str(value)) is not None
        case "length":
            return bool(fact[0] <= len(str(value)) <= fact[1])
        case "format" if fact == "bool":
            return True  # more words are taken than anybody should use
        case "format":
            from generator.verify.terraform.notations import FORMATS

            return FORMATS[fact][1](str(value))
        case _:
            return bool(value != "")
