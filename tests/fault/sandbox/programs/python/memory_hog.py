"""Tries to keep more than there is memory for. Stops by itself at the bytes it is told."""

import sys

most = int(sys.argv[1])
PIECE = 4 * 1024 * 1024
kept = [b'\1' * PIECE for _ in range(most // PIECE)]
print(f'ESCAPED: has {len(kept)} pieces of 4 MiB')
