"""Tries to learn how this machine groups its processes: the paths of the cgroups that it is in."""

with open('/proc/self/cgroup') as file:
    paths = {line.strip().split(':', 2)[2] for line in file}
seen = sorted(path for path in paths if path.strip('/.') != '')
print(f'ESCAPED: is in {seen}' if seen else 'held: it sees the root of a tree')
