"""What the system holds a reading child to: memory, computing time, no other programs on Windows.

The system's own limits are used, because Python cannot stop a parser that is written in C. Linux
holds to all of them; macOS does not hold to the limit of memory, and says so nowhere. A limit that
the system refuses is told beside what was read.
"""

import math
import sys

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    # Source: winnt.h, JOBOBJECT_EXTENDED_LIMIT_INFORMATION and its parts.
    _PROCESS_TIME, _ACTIVE_PROCESSES, _PROCESS_MEMORY = 0x2, 0x8, 0x100
    _EXTENDED_LIMITS = 9
    _TICKS = 10_000_000  # of 100 nanoseconds in a second

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", wintypes.LARGE_INTEGER),
            ("PerJobUserTimeLimit", wintypes.LARGE_INTEGER),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _ExtendedLimits(ctypes.Structure):
        _fields_ = (
            ("BasicLimitInformation", _BasicLimits),
            ("IoInfo", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    class Limits:
        """The limits of this process, held by a job object that only it belongs to.

        Args:
            memory: bytes that the process may hold; past them it gets a ``MemoryError``.

        Attributes:
            in_force: whether the system took every limit that was set.
        """

        def __init__(self, memory: int) -> None:
            self._memory = memory
            self._system = ctypes.WinDLL("kernel32", use_last_error=True)
            self._system.CreateJobObjectW.restype = wintypes.HANDLE
            self._system.GetCurrentProcess.restype = wintypes.HANDLE
            self._job = wintypes.HANDLE(self._system.CreateJobObjectW(None, None))
            own = wintypes.HANDLE(self._system.GetCurrentProcess())
            # Each call answers nought where it failed, as in a session that forbids jobs in jobs.
            self.in_force = bool(
                self._job.value and self._system.AssignProcessToJobObject(self._job, own)
            )
            self._set(None)

        def allow(self, seconds: float) -> None:
            """Let the process compute for some seconds from now; past them the system ends it."""
            import os

            self._set(os.times().user + seconds)

        def _set(self, until: float | None) -> None:
            limits = _ExtendedLimits()
            basic = limits.BasicLimitInformation
            basic.LimitFlags = _PROCESS_MEMORY | _ACTIVE_PROCESSES
            basic.ActiveProcessLimit = 1
            limits.ProcessMemoryLimit = self._memory
            if until is not None:
                basic.LimitFlags |= _PROCESS_TIME
                basic.PerProcessUserTimeLimit = math.ceil(until * _TICKS)
            taken = self._system.SetInformationJobObject(
                self._job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
            )
            self.in_force = self.in_force and bool(taken)

else:
    import contextlib
    import resource

    class Limits:
        """The limits of this process, as ``setrlimit`` sets them.

        Args:
            memory: bytes of addresses that the process may hold; past them it gets a
                ``MemoryError``.

        Attributes:
            in_force: whether the system took every limit that was set.
        """

        def __init__(self, memory: int) -> None:
            self.in_force = _lower(resource.RLIMIT_AS, memory)
            _lower(resource.RLIMIT_CORE, 0)

        def allow(self, seconds: float) -> None:
            """Let the process compute for some seconds from now; past them the system ends it."""
            used = resource.getrusage(resource.RUSAGE_SELF)
            until = math.ceil(used.ru_utime + used.ru_stime + seconds)
            self.in_force = _lower(resource.RLIMIT_CPU, until) and self.in_force

    def _lower(limit: int, value: int) -> bool:
        """Set a limit, but never above one that was set for this process from outside.

        Returns:
            Whether the system took it.
        """
        hard = resource.getrlimit(limit)[1]
        if hard != resource.RLIM_INFINITY:
            value = min(value, hard)
        # A system that does not know the limit leaves the others, and the parent's clock.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (value, hard))
            return True
        return False
