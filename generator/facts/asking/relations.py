"""What goes together: blocks that must stand, and arguments that exclude or need each other."""

from generator.facts.asking import sayings
from generator.facts.asking.configurations import nothing
from generator.facts.asking.inquiry import Inquiry
from generator.facts.asking.wire import Complaint

ROUNDS = 30  # of asking for conflicts; each finds at least one


def counts(inquiry: Inquiry) -> None:
    """Find out which blocks must stand, and how often: some schemas do not tell."""
    for path, said in inquiry.paths.items():
        if said.get("nesting_mode") not in ("list", "set"):
            continue
        unset = inquiry.judge(inquiry.maker.only(path, nothing))
        if any(at == path and " has marked it as required" in text for at, text in unset):
            inquiry.learn(path, required=True)
            inquiry.maker.needs.add(path)
        if said.get("max_items", 0) != 1:
            held = inquiry.maker.value(path, said)
            twice = inquiry.judge(inquiry.maker.only(path, lambda *_, held=held: held * 2))
            for at, text in twice:
                if at == path and (most := sayings.facts(text).get("max_items")):
                    inquiry.learn(path, max_items=most)


def relations(inquiry: Inquiry) -> None:
    """Find out which arguments exclude or need each other."""
    said: list[Complaint] = [*inquiry.judge(inquiry.maker.least())]
    for keep in (0, -1):
        said += together(inquiry, keep)
    for path in inquiry.paths:
        said += inquiry.judge(inquiry.maker.only(path, inquiry.maker.value))
    told = sayings.relations(said)
    for word in ("conflicts_with", "required_with"):
        for path, others in told[word].items():
            if known := sorted(others & inquiry.paths.keys()):
                inquiry.learn(path, **{word: known})
    for group, kinds in told["groups"].items():
        if not group <= inquiry.paths.keys():
            continue
        word = "exactly_one_of" if "exactly_one_of" in kinds else "at_least_one_of"
        inquiry.groups.add(group)
        for path in group:
            inquiry.learn(path, **{word: sorted(group)})


def together(inquiry: Inquiry, keep: int) -> list[Complaint]:
    """Ask what is wrong with everything at once, and less and less of it.

    A provider names one conflict of an argument at a time: what it names is left out next
    time. Of a group one stays, the first or the last.
    """
    said: list[Complaint] = []
    gone: set[str] = set()
    for _ in range(ROUNDS):
        answer = inquiry.judge(inquiry.maker.everything(gone))
        said += answer
        drop: set[str] = set()
        for one, other in sayings.conflicts(answer):
            if one not in drop:
                drop.add(other)
        if not drop - gone:
            for group in map(sorted, sayings.relations(answer)["groups"]):
                drop.update(path for path in group if path != group[keep])
        if not drop - gone:
            break
        gone |= drop
    return said
