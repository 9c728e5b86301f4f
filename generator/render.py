"""From a plan to text: each component's template, and the files that every project has."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import clouds
from generator.filters import FILTERS
from generator.project import Engine, Part, Plan
from generator.record import replace

if TYPE_CHECKING:
    from jinja2 import BaseLoader, Environment

_SUFFIX: dict[Engine, str] = {"terraform": ".tf", "pulumi": ".py"}
_SHARED: dict[Engine, tuple[str, ...]] = {
    "terraform": ("variables.tf", "outputs.tf", "versions.tf"),
    "pulumi": ("__main__.py", "settings.py", "Pulumi.yaml", "requirements.txt"),
}
OVERRIDING: dict[Engine, str] = {"terraform": "override.tf", "pulumi": "overrides.py"}
"""The file that lays overrides over the resources of the others."""
_ENVIRONMENT: dict[Engine, tuple[str, str]] = {
    "terraform": ("_shared/terraform/environment.tfvars.j2", "environments/{}.tfvars"),
    "pulumi": ("_shared/pulumi/Pulumi.environment.yaml.j2", "Pulumi.{}.yaml"),
}


Source = tuple[str, dict[str, Any]]
"""A template, and the values that it is filled with."""


def render(plan: Plan, *, engine: Engine) -> dict[str, str]:
    """Render every file of the project but its README, which is written from the rendered text."""
    if plan.parts:
        return _stack(plan, engine)
    return {file: _fill(*source) for file, source in templates(plan, engine=engine).items()}


def _stack(plan: Plan, engine: Engine) -> dict[str, str]:
    """Render each part as its blueprint does, then give its names to what is in its files."""
    from generator.scoping import scoped

    rendered = {
        part.name: {file: _fill(*source) for file, source in _part(plan, part, engine).items()}
        for part in plan.parts
    }
    files, outputs = scoped(plan, rendered, engine=engine)
    whole = _whole(replace(plan, outputs=outputs), engine)
    return {**files, **{file: _fill(*source) for file, source in whole.items()}}


def templates(plan: Plan, *, engine: Engine) -> dict[str, Source]:
    """Name the template of each file of the project, and the values that it is filled with."""
    files = _whole(plan, engine)
    for part in plan.parts:
        files |= _part(plan, part, engine)
    return files


def _part(plan: Plan, part: Part, engine: Engine) -> dict[str, Source]:
    """Name the templates of a part of a stack, by the names of its own files."""
    context = {**plan.components, **plan.lent(part), **_context(part.plan, engine)}
    files = {}
    for file, source in _components(part.plan, engine, context).items():
        stem, dot, ending = file.partition(".")
        files[part.named(stem) + dot + ending] = source
    return files


def _components(plan: Plan, engine: Engine, context: dict[str, Any]) -> dict[str, Source]:
    files = {}
    for component in plan.components.values():
        if not component.template:
            continue
        name = component.template + _SUFFIX[engine]
        files[name] = (f"{plan.cloud}/{engine}/{name}.j2", context)
        for extra in component.files:
            files[extra] = (f"_shared/{extra}.j2", context)
    return files


def _whole(plan: Plan, engine: Engine) -> dict[str, Source]:
    context = _context(plan, engine)
    files = _components(plan, engine, context)
    if plan.parts and engine == "terraform":
        files["names.tf"] = ("_shared/terraform/names.tf.j2", context)
    if engine == "terraform":
        files["providers.tf"] = (f"{plan.cloud}/terraform/providers.tf.j2", context)
    for name in _SHARED[engine]:
        files[name] = (f"_shared/{engine}/{name}.j2", context)
    for env in plan.environments:
        template, name = _ENVIRONMENT[engine]
        files[name.format(env.name)] = (template, {**context, "env": env})
    return files


def render_overrides(plan: Plan, laid: list[Any], *, engine: Engine) -> str:
    """Render what lays `laid` over the project's resources."""
    return _fill(*override_source(plan, laid, engine=engine))


def override_source(plan: Plan, laid: list[Any], *, engine: Engine) -> Source:
    """Name the template of what lays `laid` over resources, and what it is filled with."""
    deep = any("." in name for one in laid for name in one.arguments)
    context = {**_context(plan, engine), "laid": laid, "deep": deep}
    return f"_shared/{engine}/{OVERRIDING[engine]}.j2", context


def render_readme(plan: Plan, *, engine: Engine, facts: dict[str, Any]) -> str:
    """Render the README; `facts` is what was read back from the rendered files."""
    return _fill("_shared/README.md.j2", {**_context(plan, engine), **facts})


def _context(plan: Plan, engine: Engine) -> dict[str, Any]:
    return {
        "plan": plan,
        "engine": engine,
        "cloud": clouds.facts(plan.cloud),
        **plan.components,
    }


def _fill(template: str, context: dict[str, Any]) -> str:
    return environment().get_template(template).render(context)


@cache
def environment() -> "Environment":
    """Build the one Jinja environment: strict about what is undefined, exact about white space."""
    from jinja2 import Environment, StrictUndefined

    built = Environment(
        loader=_loader(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - no HTML is written; each language has its own filter
        auto_reload=False,
    )
    built.filters.update(FILTERS)
    return built


def _loader() -> "BaseLoader":
    """Take the templates that were compiled when the wheel was built, if this Jinja did it."""
    import jinja2

    try:
        from generator import compiled  # type: ignore[attr-defined]
    except ImportError:  # a checkout has none
        return jinja2.FileSystemLoader(template_folder())
    if vars(jinja2).get("__version__") != compiled.JINJA:
        return jinja2.FileSystemLoader(template_folder())
    return jinja2.ModuleLoader(compiled.__path__)


def template_folder() -> Path:
    """Return where the templates are: beside the package in a checkout, inside it in a wheel."""
    inside = Path(__file__).parent / "templates"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "templates"
