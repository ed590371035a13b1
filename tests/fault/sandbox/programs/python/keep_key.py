"""Tries to keep something in the kernel's keyring, where the next program of the same user finds it."""

import ctypes
import os
import platform

ADD_KEY = {'x86_64': 248, 'aarch64': 217}[platform.machine()]
USER_KEYRING = -4
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(ADD_KEY, b'user', b'note', b'hello', 5, USER_KEYRING) < 0:
    errno = ctypes.get_errno()
    raise OSError(errno, os.strerror(errno))
print('ESCAPED: left a note in the keyring')
