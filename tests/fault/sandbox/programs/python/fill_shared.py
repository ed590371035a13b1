"""Tries to fill /dev/shm, which is memory that outlives its makers, up to the bytes it is told."""

import sys

most = int(sys.argv[1])
PIECE = b'\1' * (256 * 1024)
for number in range(most // len(PIECE)):
    with open(f'/dev/shm/part-{number}', 'wb') as file:
        file.write(PIECE)
print(f'ESCAPED: {most} bytes in /dev/shm')
