"""Write what the other renderers need to render a spec's projects: contexts, templates, adapters.

Run with the Python that has gen: `prepare.py SPEC FOLDER`. The contexts are those that gen's own
templates receive, as JSON: objects become dictionaries with a mark, so that the bare script can
give them their attributes back.
"""

import json
import shutil
import sys
from pathlib import Path

from generator import pipeline, readme, render

SETTINGS = {"trim_blocks": True, "lstrip_blocks": True, "keep_trailing_newline": True}
EXTENSION = '''"""gen's filters for another renderer."""

from jinja2.ext import Extension

from gen_filters import FILTERS


class Filters(Extension):
    def __init__(self, environment):
        super().__init__(environment)
        environment.filters.update(FILTERS)
'''


GONE = object()


def attribute(value, name):
    """Read a property that may hold only for some values of its class."""
    try:
        return getattr(value, name)
    except (KeyError, ValueError):
        return GONE


def plain(value):
    """Turn a value of a context into JSON, its public properties with it."""
    if hasattr(value, "__record_fields__"):
        names = list(value.__record_fields__)
        for kind in type(value).__mro__:
            names += [
                name
                for name, held in vars(kind).items()
                if name[0] != "_" and isinstance(held, (property, str, tuple))
            ]
        held = {name: plain(held) for name in names if (held := attribute(value, name)) is not GONE}
        return {"__object__": True, **held}
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    return value if isinstance(value, (str, int, float, bool, type(None))) else None


def recorded(spec):
    """Build the projects; return what was rendered: project -> (context, file -> template)."""
    seen = []
    fill = render._fill

    def noting(template, context):
        seen.append((template, context))
        return fill(template, context)

    render._fill = noting
    projects = pipeline.build(spec)
    render._fill = fill
    found = {}
    for name in projects:
        taken = [(template, context) for template, context in seen if project(context) == name]
        templates = {Path(template).name.removesuffix(".j2"): template for template, _ in taken}
        found[name] = {"context": plain(taken[-1][1]), "templates": templates}
    return found


def project(context):
    """Return the project that a context is of; its last template is the README's."""
    plan = context["plan"]
    return f"{plan.name}/{plan.cloud}/{context['engine']}"


def adapted(found, templates, folder):
    """Write the same templates as a copier template and as a cookiecutter."""
    contexts = {project.rpartition("/")[2]: each["context"] for project, each in found.items()}
    copier, cookie = folder / "copier", folder / "cookie"
    for place in (copier / "project", cookie / "{{cookiecutter.name}}"):
        for project, each in found.items():
            engine = project.rpartition("/")[2]
            start = "".join(
                "{% set "
                + name
                + " = "
                + ("cookiecutter._" if "cookie" in str(place) else "_gen_")
                + "contexts."
                + engine
                + "."
                + name
                + " %}\n"
                for name in each["context"]
            )
            for file, template in each["templates"].items():
                target = place / engine / (file + (".j2" if place.parent == copier else ""))
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(start + (templates / template).read_text())
    for part in templates.iterdir():  # macros that templates import
        shutil.copytree(part, copier / part.name)
        shutil.copytree(part, cookie / "templates" / part.name)
    (copier / "copier.yml").write_text(
        json.dumps(
            {
                "_subdirectory": "project",
                "_templates_suffix": ".j2",
                "_jinja_extensions": ["gen_extension.Filters"],
                "_envops": SETTINGS,
                "gen_contexts": {"type": "json", "default": {}},
            }
        )
    )
    start = "{% set _gen_contexts = gen_contexts %}\n"
    for file in (copier / "project").rglob("*.j2"):
        file.write_text(start + file.read_text())
    (folder / "copier.json").write_text(json.dumps({"gen_contexts": contexts}))
    (cookie / "cookiecutter.json").write_text(
        json.dumps(
            {
                "name": next(iter(found)).partition("/")[0],
                "_contexts": contexts,
                "_extensions": ["gen_extension.Filters"],
                "_jinja2_env_vars": {"trim_blocks": True, "lstrip_blocks": True},
            }
        )
    )


def main():
    spec, folder = Path(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    templates = Path(sys.argv[3])
    found = recorded(spec)
    (folder / "bare.json").write_text(json.dumps(found))
    shutil.copy(Path(readme.__file__).parent / "filters.py", folder / "gen_filters.py")
    (folder / "gen_extension.py").write_text(EXTENSION)
    adapted(found, templates, folder)

    from jinja2 import Environment, FileSystemLoader

    environment = Environment(loader=FileSystemLoader(templates), **SETTINGS)
    environment.filters.update(render.FILTERS)
    environment.compile_templates(str(folder / "compiled"), zip=None, extensions=["j2"])


main()
