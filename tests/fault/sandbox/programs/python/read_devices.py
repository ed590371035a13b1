"""Tries to read what this machine is made of and what it is busy with: devices, file systems, users' keys."""

import os

seen = []
for name in ('interrupts', 'keys', 'timer_list'):
    try:
        with open(f'/proc/{name}') as file:
            seen += [name] if file.read() else []
    except OSError:
        pass
for name in ('bus', 'fs', 'irq'):
    seen += [f'{name}/{each}' for each in os.listdir(f'/proc/{name}')]
print('ESCAPED: sees' if seen else 'nothing stands there', *seen)
