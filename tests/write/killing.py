"""Run a function in a process that is killed right before its n-th change of the disk."""

import os
import signal
from collections.abc import Callable
from typing import Any

from generator.write import swap

CHANGES = ("mkdir", "rename", "link", "unlink", "rmdir", "write", "open", "fsync", "chmod", "chown")


def run(function: Callable[[], object], *, kill_at: int, exchange: bool = True) -> bool:
    """Call `function` in a forked process and tell whether that process was killed.

    `kill_at` counts the calls that change the disk from 0. Of a write, half is done. Without
    `exchange`, the process takes the way of a system that cannot exchange two folders.
    """
    child = os.fork()
    if child == 0:
        code = 1
        try:
            _count_down(kill_at, exchange=exchange)
            function()
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.waitstatus_to_exitcode(status) == 0, "the process failed of itself"
    return False


def _count_down(kill_at: int, *, exchange: bool) -> None:
    left = [kill_at]

    def watched(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def stand_in(*args: Any, **options: Any) -> Any:
            if name == "open" and not args[1] & os.O_CREAT:
                return call(*args, **options)
            if left[0] == 0:
                if name == "write":
                    call(args[0], bytes(args[1])[: len(args[1]) // 2])
                os.kill(os.getpid(), signal.SIGKILL)
            left[0] -= 1
            return call(*args, **options)

        return stand_in

    for name in CHANGES:
        setattr(os, name, watched(name, getattr(os, name)))
    swap._exchange = watched("exchange", swap._exchange) if exchange else lambda *_: False  # noqa: SLF001
