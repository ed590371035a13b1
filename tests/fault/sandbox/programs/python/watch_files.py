"""Tries to be told who reads files that it shares with the rest of this machine."""

import ctypes
import os

IN_OPEN = 0x20
libc = ctypes.CDLL(None, use_errno=True)
watch = libc.inotify_init()
if watch < 0 or libc.inotify_add_watch(watch, b'/usr/lib', IN_OPEN) < 0:
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
print('ESCAPED: watches /usr/lib')
