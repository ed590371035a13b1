"""Tries to keep a table in the kernel by bpf, the first thing that a program for the kernel needs."""

import ctypes
import os
import platform
import struct

BPF = {'x86_64': 321, 'aarch64': 280}[platform.machine()]
MAP_CREATE, ARRAY = 0, 2
asked = struct.pack('IIII', ARRAY, 4, 4, 1).ljust(120, b'\0')
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(BPF, MAP_CREATE, asked, len(asked)) < 0:
    errno = ctypes.get_errno()
    raise OSError(errno, os.strerror(errno))
print('ESCAPED: has a table in the kernel')
