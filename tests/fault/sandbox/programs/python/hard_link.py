"""Tries to give a file outside a second name, by which it could be reached later."""

import os
import sys

note = sys.argv[1]
os.link(note, note + '.second')
print(f'ESCAPED: linked {note}')
