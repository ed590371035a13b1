"""Tries to read how this machine was started: what stands there may be a secret."""

with open('/proc/cmdline') as file:
    words = file.read().split()
print('ESCAPED: this machine was started with' if words else 'nothing stands there', *words)
