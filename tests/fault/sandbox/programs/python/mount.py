"""Tries to mount something over its own folder."""

import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
if libc.mount(b'none', b'/tmp', b'tmpfs', 0, None) != 0:
    errno = ctypes.get_errno()
    raise OSError(errno, os.strerror(errno))
print('ESCAPED: mounted a file system')
