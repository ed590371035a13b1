"""Tries to leave a program outside that runs as whoever the sandbox was started by. Only from outside one can see it."""

import os
import sys

note = sys.argv[1]
path = note + '.program'
with open(path, 'w') as file:
    file.write('#!/bin/sh\n')
os.chmod(path, 0o4755)
print(f'left {path}')
