"""One job of ``filling.py``: fill a template again and again with a Python engine.

    python benchmarks/filling_job.py ENGINE TEMPLATE ROWS TIMES OUT.docx

Prints the CPU milliseconds of each document. The first one has the template's compiling in it.
"""

import io
import sys
import time
from collections.abc import Callable
from pathlib import Path

from filling_templates import FACTS, blocks, context


def own(template: Path, count: int) -> Callable[[], bytes]:
    """committee-pack: the template compiled once, as in a build."""
    from committee_pack.writers.docx import fill

    given = blocks(count)
    data = template.read_bytes()
    return lambda: fill(data, template.name, FACTS, given).data


def docxtpl(template: Path, count: int) -> Callable[[], bytes]:
    """Plain docxtpl, as its handbook shows, with the escaping that such words need."""
    from docxtpl import DocxTemplate

    given = context(count)

    def once() -> bytes:
        document = DocxTemplate(template)
        document.render(given, autoescape=True)
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()

    return once


def main() -> None:
    """Run the job that the command line names."""
    engine, template, count, times, out = sys.argv[1:]
    once = {"own": own, "docxtpl": docxtpl}[engine](Path(template), int(count))
    data = b""
    for _ in range(int(times)):
        before = time.process_time()
        data = once()
        print(1000 * (time.process_time() - before))
    Path(out).write_bytes(data)


if __name__ == "__main__":
    main()
