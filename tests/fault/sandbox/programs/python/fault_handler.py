"""Tries to answer its own page faults, with which many holes of the kernel have been widened."""

import ctypes
import os
import platform

USERFAULTFD = {'x86_64': 323, 'aarch64': 282}[platform.machine()]
USER_MODE_ONLY = 1
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(USERFAULTFD, USER_MODE_ONLY) < 0:
    errno = ctypes.get_errno()
    raise OSError(errno, os.strerror(errno))
print('ESCAPED: answers page faults')
