"""Tries to see who has read a file: throws it out of the machine's memory and looks whether it is there again."""

import os

file = os.open(os.__file__, os.O_RDONLY)
os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
try:
    os.preadv(file, [bytearray(1)], 0, os.RWF_NOWAIT)
    print('ESCAPED: somebody has read it')
except BlockingIOError:
    print('ESCAPED: nobody has read it')
