"""Tries to fill whatever keeps its standard error. Stops by itself at the bytes it is told."""

import os
import sys

most = int(sys.argv[1])
line = b'x' * 4095 + b'\n'
written = 0
while written < most:
    written += os.write(2, line)
print(f'ESCAPED: was heard for {written} bytes')
