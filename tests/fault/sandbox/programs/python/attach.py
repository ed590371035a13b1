"""Tries to take a process over as debuggers do, a child of its own: whether the kernel takes the call at all."""

import ctypes
import os
import signal
import time

PTRACE_ATTACH = 16
libc = ctypes.CDLL(None, use_errno=True)
child = os.fork()
if child == 0:
    time.sleep(5)
    os._exit(0)
result = libc.ptrace(PTRACE_ATTACH, child, None, None)
errno = ctypes.get_errno()
os.kill(child, signal.SIGKILL)
if result < 0:
    raise OSError(errno, os.strerror(errno))
print('ESCAPED: took another process over')
