"""Tries to have the processor's events counted, by which secrets of others have been measured."""

import ctypes
import os
import platform
import struct

PERF_EVENT_OPEN = {'x86_64': 298, 'aarch64': 241}[platform.machine()]
SOFTWARE, TASK_CLOCK, SIZE = 1, 1, 64
# exclude_kernel and exclude_hv: what anybody may ask for.
asked = struct.pack('IIQQQQQ', SOFTWARE, SIZE, TASK_CLOCK, 0, 0, 0, 0b1100000).ljust(SIZE, b'\0')
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(PERF_EVENT_OPEN, asked, 0, -1, -1, 0) < 0:
    errno = ctypes.get_errno()
    raise OSError(errno, os.strerror(errno))
print('ESCAPED: counts events of the processor')
