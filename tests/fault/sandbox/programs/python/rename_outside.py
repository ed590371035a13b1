"""Tries to take a file away that anybody may write to, and to put its own in its place."""

import os
import sys

note = sys.argv[1]
os.rename(note, note + '.gone')
with open(note, 'w') as file:
    file.write('the program was here\n')
print(f'ESCAPED: replaced {note}')
