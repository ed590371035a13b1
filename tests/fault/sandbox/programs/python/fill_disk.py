"""Tries to fill the disk with many small files, up to the bytes it is told."""

import sys

most = int(sys.argv[1])
PIECE = b'\1' * (256 * 1024)
for number in range(most // len(PIECE)):
    with open(f'part-{number}', 'wb') as file:
        file.write(PIECE)
print(f'ESCAPED: {most} bytes in files')
