"""Tries to read what the kernel has said of this machine, addresses of its memory among it."""

import ctypes
import os

READ_ALL = 3
libc = ctypes.CDLL(None, use_errno=True)
text = ctypes.create_string_buffer(4096)
if libc.klogctl(READ_ALL, text, len(text)) < 0:
    errno = ctypes.get_errno()
    raise OSError(errno, os.strerror(errno))
print('ESCAPED: read the log of the kernel')
