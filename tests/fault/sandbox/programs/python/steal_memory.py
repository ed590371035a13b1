"""Tries to read the memory of the process it is told, by its number."""

import re
import sys

victim = sys.argv[1]
with open(f'/proc/{victim}/maps') as file:
    start = int(re.match('[0-9a-f]+', file.readline()).group(), 16)
with open(f'/proc/{victim}/mem', 'rb') as file:
    file.seek(start)
    print(f'ESCAPED: read {file.read(16).hex()} of another process')
