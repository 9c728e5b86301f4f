"""The whole way, in one short function: a spec's path in, proven projects out."""

from pathlib import Path

from generator import blueprints, readme
from generator.environments import with_environments
from generator.errors import Problem, SpecError, VerifyError
from generator.layout import lay_out
from generator.project import Engine, Plan
from generator.record import replace
from generator.render import render
from generator.spec.load import Loaded, load
from generator.state import backend
from generator.verify import refuse_faults

Projects = dict[str, dict[str, str]]


def build(path: Path) -> Projects:
    """Build every project of one spec: `name/cloud/engine` -> file -> text. Nothing is written.

    Raises SpecError with all that is wrong with the spec, VerifyError with all that is wrong with
    what was rendered from it.
    """
    loaded = load(path)
    projects = {}
    faults: list[Problem] = []
    for plan in plans(loaded):
        for engine in loaded.spec.engines:
            name = f"{plan.name}/{plan.cloud}/{engine}"
            try:
                projects[name] = project(plan, engine=engine)
            except VerifyError as found:
                from generator.tracing.origins import with_origins

                told = with_origins(found.problems, loaded, cloud=plan.cloud, engine=engine)
                faults += [replace(fault, file=f"{name}/{fault.file}") for fault in told]
    if faults:
        raise VerifyError(faults)
    return projects


def plans(loaded: Loaded) -> tuple[Plan, ...]:
    """Plan the spec on each cloud that it names; raises SpecError with the problems of all."""
    decided: list[Plan] = []
    problems: list[Problem] = []
    for cloud in loaded.spec.clouds.chosen:
        try:
            plan = blueprints.plan(loaded.spec, cloud)
            store = getattr(loaded.spec.state, cloud)
            if store is not None:
                plan = replace(plan, backend=backend(store, name=plan.name, cloud=cloud))
            decided.append(with_environments(loaded, plan))
        except SpecError as refusal:
            problems += [loaded.place(problem) for problem in refusal.problems]
    if problems:
        raise SpecError(problems)
    return tuple(decided)


def project(plan: Plan, *, engine: Engine) -> dict[str, str]:
    """Render, lay out and prove one project; raises VerifyError where the proof fails."""
    files = lay_out(render(plan, engine=engine))
    files["README.md"] = readme.write(plan, files, engine=engine)
    refuse_faults(files, engine=engine)
    return files
