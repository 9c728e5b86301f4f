"""The least that renders a spec's projects: json, Jinja with compiled templates, one swap each.

`bare.py PREPARED OUT`. It decides, checks and lays out nothing: the contexts come ready made.
"""

import json
import os
import sys
from types import SimpleNamespace

from jinja2 import Environment, ModuleLoader, StrictUndefined

sys.path.insert(0, sys.argv[1])
from gen_filters import FILTERS


def revived(pairs):
    return SimpleNamespace(**pairs) if pairs.pop("__object__", False) else pairs


with open(f"{sys.argv[1]}/bare.json", encoding="utf-8") as stream:
    projects = json.load(stream, object_hook=revived)
environment = Environment(
    loader=ModuleLoader(f"{sys.argv[1]}/compiled"),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
    auto_reload=False,
)
environment.filters.update(FILTERS)
for name, project in projects.items():
    context = project["context"]
    target = f"{sys.argv[2]}/{name}"
    staged = f"{target}.new"
    os.makedirs(staged)
    for file, template in project["templates"].items():
        text = environment.get_template(template).render(context)
        with open(f"{staged}/{file}", "w", encoding="utf-8") as stream:
            stream.write(text)
    with open(f"{staged}/README.md") as stream:
        os.fsync(stream.fileno())
    os.rename(staged, target)
