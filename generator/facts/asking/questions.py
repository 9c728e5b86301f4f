"""What is asked of a provider about one type."""

from generator.facts.asking.configurations import Json
from generator.facts.asking.inquiry import Facts, Inquiry
from generator.facts.asking.relations import counts, relations
from generator.facts.asking.replacements import replacements
from generator.facts.asking.values import values
from generator.facts.asking.wire import Provider


def asked(provider: Provider, type_: str, block: Json, *, data: bool = False) -> dict[str, Facts]:
    """Ask everything, in an order in which each answer helps with the next question.

    A data source (`data`) is read and not planned, so nothing is asked about that.
    """
    inquiry = Inquiry(provider, type_, block, data=data)
    for path, said in inquiry.paths.items():
        if said.get("required") or said.get("optional"):
            values(inquiry, path, said)
    counts(inquiry)
    relations(inquiry)
    if not data:
        replacements(inquiry)
    return {path: facts for path, facts in sorted(inquiry.found.items()) if facts}
