"""The search for garbage, put off while a document is read."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def garbage_left() -> Iterator[None]:
    """Put off the search for garbage: a document is thousands of values, and few of them are any.

    The search would look at all of them again and again, for up to a twelfth of the time.
    """
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()
