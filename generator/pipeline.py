"""The whole way, in one short function: a spec's path in, proven projects out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator import blueprints, readme
from generator.environments import with_environments
from generator.errors import Problem, SpecError, VerifyError
from generator.layout import lay_out
from generator.overrides import chosen
from generator.paths import CERTIFICATES
from generator.record import replace
from generator.render import render
from generator.spec.load import Loaded, load
from generator.stages import Stage
from generator.state import backend
from generator.verify import refuse_faults

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.certificates import Certified
    from generator.project import Engine, Plan, Texts

Projects = dict[str, dict[str, str]]


def build(path: Path) -> Projects:
    """Build every project of one spec: `name/cloud/engine` -> file -> text. Nothing is written.

    Raises SpecError with all that is wrong with the spec, VerifyError with all that is wrong with
    what was rendered from it.
    """
    with Stage("read"):
        loaded = load(path)
    with Stage("plan"):
        planned = plans(loaded)
    projects: Projects = {}
    faults: list[Problem] = []
    refused: list[Problem] = []
    for plan in planned:
        name = f"{plan.name}/{plan.cloud}"
        try:
            texts = proven_of(loaded, plan)
            found = certified(path, name, texts)
        except SpecError as error:
            refused += error.problems
            continue
        except VerifyError as error:
            from generator.tracing.origins import with_origins

            told = with_origins(error.problems, loaded, cloud=plan.cloud)
            faults += [replace(fault, file=f"{name}/{fault.file}") for fault in told]
            continue
        for engine, files in texts.items():
            with Stage("README"):
                files["README.md"] = readme.write(plan, files, engine=engine, certified=found)
            projects[f"{name}/{engine}"] = files
    if refused:
        raise SpecError(refused)
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
            plan = replace(plan, overrides=chosen(loaded.spec, cloud))
            decided.append(with_environments(loaded, plan))
        except SpecError as refusal:
            problems += [loaded.place(problem) for problem in refusal.problems]
    if problems:
        raise SpecError(problems)
    return tuple(decided)


def proven_of(loaded: Loaded, plan: Plan) -> Texts:
    """Prove the texts of a plan, and tell of overrides that fit nothing where the spec has them."""
    try:
        return proven(plan, engines=loaded.spec.engines)
    except SpecError as refusal:
        placed = [loaded.place(problem) for problem in refusal.problems]
        raise SpecError(sorted(placed, key=lambda one: (one.line, one.column))) from None


def proven(plan: Plan, *, engines: Iterable[Engine]) -> Texts:
    """Render, lay out and prove the texts of a plan's projects, all but their READMEs.

    Raises VerifyError with what is wrong in any; files begin with their engine. SpecError tells of
    overrides that fit nothing.
    """
    with Stage("render"):
        rendered = {engine: render(plan, engine=engine) for engine in engines}
    with Stage("lay out"):
        texts = {engine: lay_out(one) for engine, one in rendered.items()}
    if plan.overrides:
        from generator.overrides.laying import overridden

        with Stage("lay overrides over"):
            texts = overridden(plan, texts)
    faults: list[Problem] = []
    for engine, files in texts.items():
        try:
            with Stage("prove"):
                refuse_faults(files, engine=engine)
        except VerifyError as error:
            faults += [replace(one, file=f"{engine}/{one.file}") for one in error.problems]
    if faults:
        raise VerifyError(faults)
    return texts


def certified(path: Path, name: str, texts: Texts) -> Certified | None:
    """Return what the READMEs of a pair cite: nothing, unless a certificate is asked for."""
    place = Path(path).with_name(CERTIFICATES)
    if len(texts) < 2 or not place.exists():  # noqa: PLR2004 - one engine compares with none
        return None
    from generator.certificates import cited

    return cited(place, name, texts)


def project(plan: Plan, *, engine: Engine) -> dict[str, str]:
    """Render, lay out and prove one project alone; raises VerifyError where the proof fails."""
    files = proven(plan, engines=(engine,))[engine]
    files["README.md"] = readme.write(plan, files, engine=engine)
    return files
