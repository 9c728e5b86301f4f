"""What override files change in a module: each declaration is the merged one from then on."""

from generator.hcl import Attribute, Block
from generator.hcl.merging import Joined, joined, merged, only
from generator.verify.finding import nearest
from generator.verify.terraform.module import Local, Module, Placed
from generator.verify.terraform.uses import uses

# Terraform takes these from its other files only.
NEVER = frozenset({"moved", "import", "check"})
CONDITIONS = frozenset({"precondition", "postcondition"})
WORDS = {"variable": "var", "output": "output", "module": "module", "provider": "provider"}
NAMED = {"resource": 2, "data": 2, "ephemeral": 2, **dict.fromkeys(WORDS, 1)}


def override(module: Module, over: Placed) -> None:
    """Take in one top-level block of an override file."""
    block = over.block
    if block.type in NEVER:
        message = f"an override file takes no `{block.type}`"
        module.findings.append(over.finding("unknown-block", block.pos, message))
    elif block.type == "locals":
        for attribute in block.body.attributes.values():
            replace_local(module, over, attribute)
    elif NAMED.get(block.type) == len(block.labels):
        refused(module, over)
        replace_block(module, over)
    else:  # `terraform`, whose requirements replace each other by name; or what Terraform refuses.
        module.add(over)


def refused(module: Module, over: Placed) -> None:
    """Find what Terraform does not let anybody override."""
    body = over.block.body
    waits = body.attributes.get("depends_on")
    if waits is not None:
        message = "`depends_on` cannot be overridden"
        module.findings.append(over.finding("unknown-argument", waits.pos, message))
    for lifecycle in body.blocks:
        for one in lifecycle.body.blocks if lifecycle.type == "lifecycle" else ():
            if one.type in CONDITIONS:
                message = f"`{one.type}` cannot be overridden"
                module.findings.append(over.finding("unknown-block", one.pos, message))


def replace_block(module: Module, over: Placed) -> None:
    """Lay an override over what it names."""
    block = over.block
    table, key = declaration(module, block)
    old = table.get(key)
    if old is None and block.type == "provider" and "alias" not in block.body.attributes:
        module.add(over)  # A configuration without an alias need not be there.
    elif old is None:
        stray(module, over, block.pos, called(block, key))
    else:
        table[key] = laid(module, old, over)


def declaration(module: Module, block: Block) -> tuple[dict[str, Placed], str]:
    """Tell the table that a block is declared in, and by which key."""
    if block.type == "variable":
        return module.variables, block.labels[0]
    if block.type == "output":
        return module.outputs, block.labels[0]
    if block.type == "module":
        return module.calls, block.labels[0]
    if block.type == "provider":
        return module.providers, module.configuration(block)
    address = ".".join(block.labels)
    return module.resources, address if block.type == "resource" else f"{block.type}.{address}"


def called(block: Block, key: str) -> str:
    """Write the address of what a block declares."""
    word = WORDS.get(block.type)
    return key if word is None else f"{word}.{key}"


def replace_local(module: Module, over: Placed, attribute: Attribute) -> None:
    """Lay one local value over that of its name."""
    local = module.locals.get(attribute.name)
    if local is None:
        stray(module, over, attribute.pos, f"local.{attribute.name}")
        return
    alone = over._replace(block=only(over.block, attribute))
    made = laid(module, local.placed, alone)
    for name, one in made.block.body.attributes.items():
        # A name that is declared twice stays where it stood first.
        if module.locals[name].placed is local.placed:
            module.locals[name] = Local(made, one)


def laid(module: Module, old: Placed, over: Placed) -> Placed:
    """Merge an override into a declaration, and put the result in its place."""
    for use in uses(old.block):  # What was replaced used names too, and they stay declared.
        module.replaced |= {f"{one.root}.{one.steps[0]}" for one in use.references if one.steps}
    if not isinstance(old.section, Joined):
        module.bases.append(old)
    section = joined(old.file, old.section, over.file, over.section)
    made = Placed(old.file, section, merged(old.block, over.block, section.parts[-1].start))
    module.blocks[module.blocks.index(old)] = made
    return made


def stray(module: Module, over: Placed, pos: int, address: str) -> None:
    """Say that an override changes what nothing declares."""
    message = f"`{address}` is not declared, and an override file declares nothing"
    hint = nearest(address, module.declared)
    module.strays.append(over.finding("undeclared", pos, message, hint))
