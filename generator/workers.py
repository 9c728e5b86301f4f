"""One job for each of many specs, side by side, one failure stopping no other."""

from __future__ import annotations

import os
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from generator.errors import GenError, Problem, SpecError, WriteError
from generator.outcome import Outcome
from generator.record import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from generator.pipeline import Projects

MANY = 16
"""From how many specs on more than one process is of use: fewer are done before it has started."""


def each(
    paths: list[Path],
    job: Callable[[Projects, str], Outcome],
    *,
    out: str,
    progress: Callable[[int], Callable[[], None]],
) -> list[Outcome]:
    """Do `job` to the projects of every spec, in the order of the specs."""
    single = partial(_one, job=job, refusals=_shared(paths, out))
    step = progress(len(paths))
    outcomes = []
    for outcome in _mapped(single, paths):
        outcomes.append(outcome)
        step()
    return outcomes


def _one(
    path: Path, *, job: Callable[[Projects, str], Outcome], refusals: dict[str, Problem]
) -> Outcome:
    from generator.stages import Stage, taken

    with Stage("load gen"):  # the first time; what is loaded stays
        from generator.pipeline import build
    spec = os.fspath(path)
    try:
        if spec in refusals:
            raise SpecError([refusals[spec]])
        projects = build(path)
        with Stage("files"):
            outcome = job(projects, spec)
    except GenError as error:
        outcome = Outcome(spec=spec, exit_code=error.exit_code, errors=(error,))
    return replace(outcome, stages=taken())


def _mapped(job: Callable[[Path], Outcome], paths: list[Path]) -> Iterator[Outcome]:
    """Map in this process, or for many specs in as many as there are cores."""
    if len(paths) < MANY:
        yield from map(job, paths)
        return
    import gc

    # The first spec loads what all need, once: workers that are forked have it too. It stays, so
    # that collecting looks only at what the specs leave behind, and not after every few of them.
    yield job(paths[0])
    gc.freeze()
    gc.set_threshold(100_000)
    gc.enable()
    rest = paths[1:]
    workers = min(_cores(), len(rest) // (MANY // 2))
    if workers < 2:  # noqa: PLR2004 - one worker is no help
        yield from map(job, rest)
        return
    with undisturbed():
        import multiprocessing
        import sys
        from concurrent.futures import ProcessPoolExecutor

    # Only this thread is running yet; elsewhere than on Linux, libraries of the system start more.
    way = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
    chunk = max(1, min(32, len(rest) // (workers * 4)))
    pool = ProcessPoolExecutor(workers, mp_context=way, initializer=_deaf)
    try:
        yield from pool.map(job, rest, chunksize=chunk)
    finally:
        pool.shutdown(cancel_futures=True)  # after Ctrl-C only what has begun is finished


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let Ctrl-C wait the milliseconds until what is at hand is done and tidied up."""
    import signal

    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _deaf() -> None:
    """Let a worker ignore Ctrl-C, which a terminal sends to every process: the parent decides."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


def _shared(paths: list[Path], out: str) -> dict[str, Problem]:
    """Find, before anything is written, each spec that would share its folder with an earlier one.

    Only names that a spec may have claim a folder: the others are refused for themselves.
    """
    if len(paths) < 2:  # noqa: PLR2004 - one spec shares with none
        return {}
    from generator.paths import project_folder, refuse_shared
    from generator.spec.load import peek_name

    claims = [
        (os.fspath(path), project_folder(out, name)) for path in paths if (name := peek_name(path))
    ]
    try:
        refuse_shared(claims)
    except WriteError as refused:
        return {problem.file: problem for problem in refused.problems}
    return {}
