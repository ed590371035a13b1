"""Tries to find a file of the name it is told anywhere on this machine."""

import os
import sys

wanted = sys.argv[1]
seen = 0
for top in ('/var', '/home', '/root', '/etc', '/opt', '/srv', '/mnt', '/media', '/run', '/tmp'):
    for folder, folders, files in os.walk(top):
        seen += len(files)
        if folder.count('/') > 4:
            folders.clear()
        if wanted in files:
            print(f'ESCAPED: found {folder}/{wanted}')
            sys.exit()
print(f'held: not among {seen} files')
