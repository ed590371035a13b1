"""Tries to open a device of this machine, but for the few that every program may have."""

import os

HARMLESS = {'null', 'zero', 'full', 'random', 'urandom', 'tty', 'stdin', 'stdout', 'stderr'}
opened = []
for folder, _, names in os.walk('/dev'):
    for name in set(names) - HARMLESS:
        path = os.path.join(folder, name)
        try:
            os.close(os.open(path, os.O_RDONLY | os.O_NONBLOCK))
        except OSError:
            continue
        opened.append(path)
print(f'ESCAPED: opened {opened[:5]}' if opened else 'held: there is nothing to open')
