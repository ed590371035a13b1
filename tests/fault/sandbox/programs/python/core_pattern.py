"""Tries to say which program the kernel starts, as root, when one crashes. It only opens the file for writing."""

with open('/proc/sys/kernel/core_pattern', 'r+b'):
    print('ESCAPED: may have the kernel start programs')
