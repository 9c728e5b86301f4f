"""Print the cpu seconds of one warm process: `many.py render|same-writer|plain SPECS OUT`.

`render` builds and writes the projects of every spec; the other two write constant bytes, as many
files of the same size, through gen's writer or as plainly as Python can.
"""

import gc
import os
import sys
import time
from pathlib import Path

from generator.pipeline import build
from generator.write.project import write_project

how, folder, out = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
specs = sorted(folder.glob("*.json"))
first = build(specs[0])
gc.freeze()  # as `gen` does for many specs
gc.set_threshold(100_000)


def render(spec):
    write(build(spec))


def write(projects):
    for name, files in projects.items():
        write_project(f"{out}/{name}", files, root=out, durable=False)


def same_writer(spec):
    write({f"{spec.stem}/{name.partition('/')[2]}": files for name, files in first.items()})


def plain(spec):
    for name, files in first.items():
        target = f"{out}/{spec.stem}/{name.partition('/')[2]}"
        os.makedirs(target)
        for path, text in files.items():
            with open(f"{target}/{path}", "w", encoding="utf-8") as stream:
                stream.write(text)


job = {"render": render, "same-writer": same_writer, "plain": plain}[how]
os.makedirs(out, exist_ok=True)
start = time.process_time()
for spec in specs:
    job(spec)
print(time.process_time() - start)
