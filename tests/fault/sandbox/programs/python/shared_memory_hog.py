"""Tries to keep memory that is shared between processes, which no limit of a single one counts."""

import mmap
import sys

most = int(sys.argv[1])
with mmap.mmap(-1, most) as shared:
    for offset in range(0, most, mmap.PAGESIZE):
        shared[offset] = 1
    print(f'ESCAPED: shares {most} bytes')
