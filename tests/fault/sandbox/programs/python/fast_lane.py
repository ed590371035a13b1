"""Tries to give the kernel work by io_uring, which no filter of system calls sees."""

import ctypes
import os

IO_URING_SETUP = 425
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(IO_URING_SETUP, 1, ctypes.create_string_buffer(120)) < 0:
    errno = ctypes.get_errno()
    raise OSError(errno, os.strerror(errno))
print('ESCAPED: has a ring')
