"""Tries to fill the kernel's own memory: keeps as many empty files as it is told, about a thousand bytes each."""

import os
import sys

most = int(sys.argv[1])
EACH = 1000
for folder in range(most // EACH):
    os.mkdir(str(folder))
    for file in range(EACH):
        os.close(os.open(f'{folder}/{file}', os.O_CREAT | os.O_WRONLY))
print(f'ESCAPED: keeps {most} files')
