"""Do the same to many files, several at a time, and give the results in their order."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sized
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import TypeVar

from committee_pack.build.reading import stop_children

MOST_JOBS = 4
_HANDFUL = 5
_AHEAD = 2

Item = TypeVar("Item")
Result = TypeVar("Result")


def usual_jobs(files: Sized) -> int:
    """Give how many files are read at a time where nobody says: a handful is read one by one."""
    return min(MOST_JOBS, os.cpu_count() or 1) if len(files) > _HANDFUL else 1


def in_order(work: Callable[[Item], Result], items: Iterable[Item], jobs: int) -> Iterator[Result]:
    """Do ``work`` to each item, in threads that wait for their reading children.

    Only a few results are held at a time, so that a thousand files take no more memory than ten.

    Args:
        work: what to do; an exception of it ends everything.
        items: what to do it to.
        jobs: how many at a time.
    """
    if jobs <= 1:
        yield from map(work, items)
        return
    waiting: deque[Future[Result]] = deque()
    coming = iter(items)
    pool = ThreadPoolExecutor(jobs)
    try:
        waiting.extend(pool.submit(work, item) for item in islice(coming, jobs * _AHEAD))
        while waiting:
            done = waiting.popleft().result()
            waiting.extend(pool.submit(work, item) for item in islice(coming, 1))
            yield done
    finally:
        # After an interrupt no thread may go on waiting for its child.
        if waiting:
            pool.shutdown(wait=False, cancel_futures=True)
            stop_children()
        pool.shutdown()
