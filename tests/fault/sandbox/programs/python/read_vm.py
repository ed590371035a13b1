"""Tries a call that reads other processes' memory, on a child of its own: whether the kernel takes it at all."""

import ctypes
import os
import signal
import time


class Piece(ctypes.Structure):
    _fields_ = [('base', ctypes.c_void_p), ('length', ctypes.c_size_t)]


libc = ctypes.CDLL(None, use_errno=True)
secret = ctypes.create_string_buffer(b'secret')
copy = ctypes.create_string_buffer(6)
child = os.fork()
if child == 0:
    time.sleep(5)
    os._exit(0)
there = Piece(ctypes.addressof(secret), 6)
here = Piece(ctypes.addressof(copy), 6)
got = libc.process_vm_readv(child, ctypes.byref(here), 1, ctypes.byref(there), 1, 0)
errno = ctypes.get_errno()
os.kill(child, signal.SIGKILL)
if got < 0:
    raise OSError(errno, os.strerror(errno))
print(f'ESCAPED: read {copy.value.decode()} out of another process')
