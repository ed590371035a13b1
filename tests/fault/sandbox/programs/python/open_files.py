"""Tries to have more files open than it may, up to as many as it is told."""

import os
import sys

for _ in range(int(sys.argv[1])):
    os.dup(1)
print(f'ESCAPED: {sys.argv[1]} files are open')
