"""Tries to make one file longer than it may be, to the bytes it is told; it is empty, and takes no space."""

import sys

most = int(sys.argv[1])
with open('large', 'wb') as file:
    file.truncate(most)
print(f'ESCAPED: a file of {most} bytes')
