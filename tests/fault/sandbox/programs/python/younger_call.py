"""Tries a call of the kernel that is younger than its filter: opens a tree of files to be mounted elsewhere."""

import ctypes
import os

OPEN_TREE_ATTR = 467
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(ctypes.c_long(OPEN_TREE_ATTR), ctypes.c_long(-100), b'/usr', ctypes.c_long(0), None, ctypes.c_long(0)) < 0:
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
print('ESCAPED: /usr is open as a tree')
