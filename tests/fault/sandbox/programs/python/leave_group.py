"""Tries to leave the group in which its memory and processes are counted. It only opens the file for writing."""

import sys

with open(sys.argv[1], 'r+b'):
    print('ESCAPED: may leave its cgroup')
