"""Arguments of azurerm and azapi compared with those of azure-native."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.parity import azure, names
from generator.parity.comparing import Comparison, Leaf
from generator.parity.values import Member, Symbol, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.parity.following import Verdict
    from generator.parity.values import Instance

# What azapi and azurerm say to the engine, and not of the resource.
APART = frozenset({"type", "ignore_body_changes", "response_export_values", "location"})


class AzureComparison(Comparison):
    """Compares leaf by leaf, by the names that the table has for them."""

    theirs: Instance

    def instances(self, ours: Instance, theirs: Instance) -> Iterator[Leaf]:
        """Compare the arguments of two resources."""
        self.theirs = theirs
        said = azure.table(theirs.type)
        left = {
            azure.key(leaf.steps): leaf
            for leaf in azure.leaves(flattened(ours), frozenset(), place=ours.place)
        }
        stop = frozenset(
            path for path, to in said.get("map", {}).items() if "|each" in to or "|range" in to
        )
        used: set[str] = set()
        for leaf in azure.leaves(theirs.args, stop, place=theirs.place):
            yield from self.leaf(ours, leaf, left, said, used)
        block = names.type_facts(ours.type, "resource") if ours.type.startswith("azurerm") else None
        skipped = {
            azure.key((name, None) for name in path.split("."))
            for path in said.get("terraform", {})
        }
        for path, one in left.items():
            if path not in used and azure.pattern(path) not in skipped:
                default = self.default(one, block)
                verdict = self.plain(default, one.value) if default is not None else "different"
                verdict = "equal" if one.value in ([], {}) else verdict
                absent = said.get("absent", {}).get(azure.plain(one.steps))
                verdict = "equal" if absent is not None and absent == one.value else verdict
                yield Leaf(
                    azure.plain(one.steps), verdict, one.value, None, (one.place, theirs.place)
                )

    def leaf(
        self,
        ours: Instance,
        leaf: azure.Place,
        left: dict[str, azure.Place],
        said: azure.Table,
        used: set[str],
    ) -> Iterator[Leaf]:
        """Compare one leaf of azure-native with the one that it is in azurerm."""
        path = azure.plain(leaf.steps)
        if path == "location" and path not in ours.args:
            # What azurerm gives no place is in none.
            nowhere = str(leaf.value).lower() == "global"
            verdict: Verdict = "equal" if nowhere else "different"
            yield Leaf(path, verdict, None, leaf.value, (ours.place, leaf.place))
            return
        if path in ("location", "resource_group_name") and path not in {
            *left_names(left),
            *said.get("map", {}),
        }:
            return
        steps, relation = azure.renamed(leaf.steps, said.get("map", {}))
        target = azure.plain(steps)
        if target.startswith("(any)"):
            return
        if target.startswith("(implied)"):
            if not isinstance(leaf.value, Symbol):
                yield self.only_theirs(ours, leaf, steps, relation, said)
            return
        if "+" in target:
            found = [left.get(azure.key([(name, None)])) for name in target.split("+")]
            used.update(azure.key([(name, None)]) for name in target.split("+"))
            value: Any = relation.join(str(one.value) for one in found if one is not None)
            place = next((one.place for one in found if one is not None), ours.place)
            yield Leaf(
                target, self.plain(value, leaf.value), value, leaf.value, (place, leaf.place)
            )
            return
        one = left.get(azure.key(steps))
        used.add(azure.key(steps))
        if one is None:
            yield self.only_theirs(ours, leaf, steps, relation, said)
            return
        values = azure.related(one.value, leaf.value, azure.filled(relation, self.theirs))
        places = (one.place, leaf.place)
        yield Leaf(target, self.pair(*values), one.value, leaf.value, places)

    def only_theirs(
        self,
        ours: Instance,
        leaf: azure.Place,
        steps: tuple[azure.Step, ...],
        relation: str,
        said: azure.Table,
    ) -> Leaf:
        """Judge what only azure-native is told: azurerm may send the same by itself."""
        path = azure.plain(leaf.steps)
        fixed = said.get("fixed", {})
        block = names.type_facts(ours.type, "resource") if ours.type.startswith("azurerm") else None
        verdict: Verdict = "different"
        if path in fixed:
            options = fixed[path] if isinstance(fixed[path], list) else [fixed[path]]
            if any(self.pair(one, leaf.value) == "equal" for one in options):
                verdict = "equal"
        elif leaf.value in ([], {}, ()):
            verdict = "equal"
        elif isinstance(leaf.value, Unknown):
            verdict = "unknown"
        else:
            default = self.default(azure.Place(steps, None, ""), block)
            if default is not None:
                verdict = self.pair(*azure.related(default, leaf.value, relation))
        return Leaf(path, verdict, None, leaf.value, (ours.place, leaf.place))

    def default(self, one: azure.Place, said: Any) -> Any:
        """Look up the default of an argument of azurerm."""
        block = said.block if said else None
        for name, _ in one.steps[:-1]:
            nested = block.block(name) if block else None
            block = nested.block if nested else None
        argument = block.argument(one.steps[-1][0]) if block and one.steps else None
        return argument.facts.get("default") if argument else None

    def pair(self, ours: Any, theirs: Any) -> Verdict:
        """Compare two leaves; one may be the only item of a list."""
        if azure.agrees(ours, theirs):
            return "equal"
        if isinstance(ours, list | tuple) and isinstance(theirs, list | tuple):
            return self.lists(list(ours), list(theirs))
        if isinstance(theirs, list | tuple) and len(theirs) == 1:
            return self.pair(ours, theirs[0])
        if isinstance(ours, list | tuple) and len(ours) == 1:
            return self.pair(ours[0], theirs)
        if isinstance(ours, bool) and isinstance(theirs, Member):
            return "different"
        return self.plain(ours, theirs)

    def lists(self, ours: list[Any], theirs: list[Any]) -> Verdict:
        """Compare lists of plain values, whose order means nothing to Azure."""
        if len(ours) != len(theirs):
            return "different"
        rest = list(theirs)
        unsure = False
        for one in ours:
            verdicts = [self.pair(one, other) for other in rest]
            if "equal" in verdicts:
                rest.pop(verdicts.index("equal"))
            elif "unknown" in verdicts:
                unsure = True
            else:
                return "different"
        return "unknown" if unsure else "equal"


def left_names(left: dict[str, azure.Place]) -> set[str]:
    """List the names of the arguments of azurerm."""
    return {leaf.steps[0][0] for leaf in left.values()}


def flattened(ours: Instance) -> dict[str, Any]:
    """Give the arguments of a resource; of azapi with those of its body among them."""
    args = {name: value for name, value in ours.args.items() if name not in APART}
    body = args.pop("body", None) if ours.type.startswith("azapi") else None
    if "role_definition_name" in args:
        # A built-in role by its name: azure-native has only its number.
        args["role_definition_id"] = args.pop("role_definition_name")
    made = type(ours.args)(ours.place) if isinstance(ours.args, dict) else {}
    for name, value in {**args, **(body if isinstance(body, dict) else {})}.items():
        source = body if isinstance(body, dict) and name in body else ours.args
        made.put(name, value, getattr(source, "lines", {}).get(name, ours.place))
    return made
