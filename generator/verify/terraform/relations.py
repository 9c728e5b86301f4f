"""Arguments that exclude or need each other."""
from collections.abc import Iterator

from generator.facts import BlockFacts
from generator.hcl import Body
from generator.verify.finding import Note


def relations(body: Body, said: BlockFacts) -> Iterator[Note]:
    """Judge the relations between the arguments of a resource."""
    return iter(())
