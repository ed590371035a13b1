"""Tries to read the variables of the process it is told, by its number."""

import sys

with open(f'/proc/{sys.argv[1]}/environ', 'rb') as file:
    names = [pair.split(b'=')[0].decode() for pair in file.read().split(b'\0')]
if 'ESCAPE_SECRET' in names:
    print('ESCAPED: read the secret of another process')
