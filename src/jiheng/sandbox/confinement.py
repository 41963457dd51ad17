"""What a process gives up before it opens a stranger's file.

Everywhere on POSIX: memory, processor time, size and number of files, core dumps. On Linux on x86-64 and ARM besides, by a seccomp
filter: no sockets (so no network), no other programs, no looking into other processes. Where the system has none of these (Windows)
only the wall time holds, which the parent keeps.
"""

import ctypes
import platform
import sys
import time

from jiheng.sandbox.limits import FILE_BYTES, MEMORY_MOST, OPEN_FILES, Limits

if sys.platform != "win32":
    import resource

    def confine() -> None:
        """Give up for good what no reader needs; memory may later be raised up to ``MEMORY_MOST`` only."""
        _lower(resource.RLIMIT_CORE, 0, 0)
        _lower(resource.RLIMIT_FSIZE, FILE_BYTES, FILE_BYTES)
        _lower(resource.RLIMIT_NOFILE, OPEN_FILES, OPEN_FILES)
        _lower(resource.RLIMIT_AS, MEMORY_MOST, MEMORY_MOST)
        if sys.platform == "linux":
            _filter_calls()

    def grant(limits: Limits) -> None:
        """So much memory, and so much processor time from now on."""
        _lower(resource.RLIMIT_AS, limits.memory, MEMORY_MOST)
        _lower(resource.RLIMIT_CPU, int(time.process_time()) + 1 + limits.processor_seconds, resource.RLIM_INFINITY)

    def _lower(kind: int, soft: int, hard: int) -> None:
        """Set a limit, but never above the one that the process came with."""
        _, most = resource.getrlimit(kind)
        if most != resource.RLIM_INFINITY:
            hard = most if hard == resource.RLIM_INFINITY else min(hard, most)
        resource.setrlimit(kind, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))

else:

    def confine() -> None:
        """Nothing to give up on this system."""

    def grant(limits: Limits) -> None:
        """No limits on this system but the parent's wall time."""
        del limits


class _Instruction(ctypes.Structure):
    """One step of a filter program (``struct sock_filter`` in the kernel's linux/filter.h)."""

    _fields_ = [("code", ctypes.c_uint16), ("when", ctypes.c_uint8), ("otherwise", ctypes.c_uint8), ("operand", ctypes.c_uint32)]


class _Program(ctypes.Structure):
    """A filter program (``struct sock_fprog``)."""

    _fields_ = [("length", ctypes.c_uint16), ("steps", ctypes.POINTER(_Instruction))]


_NO_NEW_PRIVILEGES, _SET_SECCOMP, _MODE_FILTER = 38, 22, 2
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _NOT_PERMITTED = 0x7FFF0000, 0x00050001
_CALL, _ARCHITECTURE = 0, 4
_SECOND_INTERFACE = 0x40000000
# Numbers of: socket, connect, ptrace, mount, unshare, execve, execveat, io_uring_setup, process_vm_readv, process_vm_writev.
_MACHINES = {
    "x86_64": (0xC000003E, (41, 42, 101, 165, 272, 59, 322, 425, 310, 311)),
    "aarch64": (0xC00000B7, (198, 203, 117, 40, 97, 221, 281, 425, 270, 271)),
}


def _filter_calls() -> None:
    """Have the kernel answer EPERM to calls that no reader makes; a kernel that knows no filters leaves it at the limits."""
    known = _MACHINES.get(platform.machine())
    if not known:
        return
    architecture, calls = known
    steps = [
        (_LOAD, 0, 0, _ARCHITECTURE), (_EQUAL, 1, 0, architecture), (_RETURN, 0, 0, _NOT_PERMITTED),
        (_LOAD, 0, 0, _CALL), (_AT_LEAST, 0, 1, _SECOND_INTERFACE), (_RETURN, 0, 0, _NOT_PERMITTED),
    ]
    for call in calls:
        steps += [(_EQUAL, 0, 1, call), (_RETURN, 0, 0, _NOT_PERMITTED)]
    steps.append((_RETURN, 0, 0, _ALLOW))
    program = _Program(len(steps), (_Instruction * len(steps))(*[_Instruction(*step) for step in steps]))
    control = ctypes.CDLL(None).prctl
    control(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    control(_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program), 0, 0)
