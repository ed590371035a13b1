"""What a Python program behind reduced walls may open and change."""

import errno
import os
import sys
from os.path import dirname, isabs, isdir, join, realpath

DEVICES = ('/dev/null', '/dev/zero', '/dev/full', '/dev/random', '/dev/urandom')
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def is_below(path, folders):
    return any(path == folder or path.startswith(folder + '/') for folder in folders)


def readable_folders(more):
    """The runtime and its libraries, by where they are and by where links lead."""
    roots = {sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix, '/usr/share/zoneinfo', *more}
    roots |= {dirname(path) if path.endswith('.zip') else path for path in sys.path}
    return tuple({path for root in roots if root for path in (root, realpath(root))} - {'/'})


def refuse(what, path=None):
    text = f'the sandbox lets a program {what}'
    raise PermissionError(errno.EACCES, text) if path is None else PermissionError(errno.EACCES, text, path)


def text_of(path):
    return '.' if path is None else os.fsdecode(path)


def place(path, folder=-1):
    """Where a path leads. A relative one may begin at an open folder, which not all events name."""
    path = text_of(path)
    if isabs(path):
        return realpath(path)
    if '..' in path.split('/'):
        refuse('use .. in absolute paths only', path)
    return realpath(path if folder < 0 else join(folder_of(folder), path))


def folder_of(descriptor):
    try:
        return os.readlink(f'/proc/self/fd/{descriptor}')
    except OSError:
        import fcntl

        return os.fsdecode(fcntl.fcntl(descriptor, fcntl.F_GETPATH, bytes(1024)).rstrip(b'\0'))


def file_checks(scratch, readable, reading, writing):
    """What is asked before each audited event; `reading` and `writing` say which of the two walls stand."""

    def may_read(path, *_):
        if reading and not isinstance(path, int):
            real = place(path)
            if not is_below(real, readable) and real not in DEVICES:
                refuse('read only its runtime and its own files', path)

    def may_write(path, folder=-1):
        if writing and not isinstance(path, int):
            real = place(path, folder)
            if not is_below(real, (scratch,)) and real not in DEVICES:
                refuse('write only to its scratch folder', path)

    def may_open(path, mode, flags):
        if isinstance(path, int):
            return
        if isinstance(flags, int) and flags & WRITING:
            may_write(path)
            return
        may_read(path)
        # What is opened relative to an open folder is not told by the event: outside, no folder is opened at all.
        if reading and isdir(path) and not is_below(place(path), (scratch,)):
            refuse('open no folder but its own', path)

    def may_link(source, target, folder=-1):
        may_write(target, folder)
        if not reading:
            return
        source = text_of(source)
        leads = realpath(join(dirname(place(target, folder)), source))
        # One that climbs would lead elsewhere once it is moved.
        if '..' in source.split('/') or not is_below(leads, (scratch,)):
            refuse('link only to what lies in its scratch folder', source)

    def may_move(source, target, from_folder=-1, to_folder=-1):
        may_write(source, from_folder)
        may_write(target, to_folder)

    def may_open_database(path):
        path = text_of(path)
        if path.startswith('file:'):
            refuse('name databases by their path only', path)
        if path not in (':memory:', ''):
            may_write(path)

    third = lambda path, _, folder=-1: may_write(path, folder)  # noqa: E731
    fourth = lambda path, _, __, folder=-1: may_write(path, folder)  # noqa: E731
    first = lambda path, *_: may_write(path)  # noqa: E731
    return {
        'open': may_open,
        'os.listdir': may_read,
        'os.scandir': may_read,
        'os.chdir': may_read,
        'os.getxattr': may_read,
        'os.listxattr': may_read,
        'os.symlink': may_link,
        'os.link': may_move,
        'os.rename': may_move,
        'os.remove': may_write,
        'os.rmdir': may_write,
        'os.mkdir': third,
        'os.chmod': third,
        'os.chown': fourth,
        'os.utime': fourth,
        'os.truncate': first,
        'os.setxattr': first,
        'os.removexattr': first,
        'os.chflags': first,
        'sqlite3.connect': may_open_database,
    }
