"""Run many Pulumi programs under mocks, each in a fork of a process that has loaded the SDKs.

`python mocked_many.py MOCKED JOBS FOLDER…` prints a line of JSON per folder, as they end: its path,
and the last words of what stopped it, empty where it ran to its end. MOCKED is the script that runs
one. What a program loads is loaded before the others of its project run: folders are `NUMBER@NAME`.
"""

import contextlib
import importlib
import json
import os
import signal
import sys
import tempfile
from pathlib import Path

SECONDS = 600


def begin(script, folder, *, tell=False):
    """Start a program in a fork; give its process, and the file with what it says."""
    said = tempfile.TemporaryFile()  # noqa: SIM115 (read when the process has ended)
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.dup2(said.fileno(), 1 if tell else 2)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2 if tell else 1)
            signal.alarm(SECONDS)
            run(script, folder, tell=tell)
            code = 0
        except BaseException as problem:  # noqa: BLE001 (whatever stops it is what is asked)
            with contextlib.suppress(BaseException):
                os.write(2, f"\n{type(problem).__name__}: {problem}".encode())
        finally:
            os._exit(code)
    return child, said


def run(script, folder, *, tell):
    """Run a program here, up to the end of this process."""
    sys.path.insert(0, str(Path(script).parent))
    module = importlib.import_module(Path(script).stem)
    sys.argv = [script, folder]
    if tell:
        leave = os._exit

        def end(code):
            names = [name for name in sys.modules if name.startswith("pulumi")]
            sys.stdout.flush()
            os.write(1, ("\n" + json.dumps(names)).encode())
            leave(code)

        os._exit = end
    module.main()


def ended(status, said):
    """Give the exit code and the words of a process that has ended."""
    said.seek(0)
    words = said.read().decode(errors="replace").strip()
    said.close()
    return os.waitstatus_to_exitcode(status), words


def warm(script, folders):
    """Load what the first sound program of each project loads."""
    done = set()
    for folder in folders:
        name = Path(folder).name.partition("@")[2]
        if name not in done:
            child, said = begin(script, folder, tell=True)
            code, words = ended(os.waitpid(child, 0)[1], said)
            if code == 0:
                done.add(name)
                names = json.loads(words.rpartition("\n")[2])
                # The SDKs' modules load when something of them is read; what is below, they load.
                for module in (one for one in names if one.count(".") <= 1):
                    with contextlib.suppress(ImportError):
                        dir(importlib.import_module(module))


def main():
    """Run all, a few at a time."""
    script, jobs, *folders = sys.argv[1:]
    for name in ("pulumi", "yaml"):
        importlib.import_module(name)
    warm(script, folders)
    waiting, running = list(folders), {}
    while waiting or running:
        while waiting and len(running) < int(jobs):
            folder = waiting.pop(0)
            child, said = begin(script, folder)
            running[child] = (folder, said)
        child, status = os.wait()
        folder, said = running.pop(child)
        code, words = ended(status, said)
        last = words.rpartition("\n")[2][:200] or f"exit {code}"
        print(json.dumps([folder, last if code else ""]), flush=True)


if __name__ == "__main__":
    main()
