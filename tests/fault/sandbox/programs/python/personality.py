"""Tries to switch the shuffling of its memory off, as exploits do."""

import ctypes
import os

NO_SHUFFLING = 0x0040000
libc = ctypes.CDLL(None, use_errno=True)
if libc.personality(NO_SHUFFLING) < 0:
    errno = ctypes.get_errno()
    raise OSError(errno, os.strerror(errno))
print('ESCAPED: its memory is shuffled no more')
