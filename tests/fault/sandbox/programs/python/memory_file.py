"""Tries to keep a file that lies in no folder, of the bytes it is told."""

import os
import sys

most = int(sys.argv[1])
file = os.memfd_create('nowhere')
PIECE = b'\1' * (1024 * 1024)
for _ in range(most // len(PIECE)):
    os.write(file, PIECE)
print(f'ESCAPED: keeps {most} bytes in a file without a folder')
