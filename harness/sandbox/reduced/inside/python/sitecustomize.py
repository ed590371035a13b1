"""Imported first of all in a Python process behind reduced walls.

It asks Python to be asked before each of a list of events. Nothing takes such a hook away again, but not all that a
program can do is an event: this holds off mistakes and curiosity, and not code that means harm.
"""

import json
import os
import sys


def build_walls():
    here = os.path.dirname(os.path.realpath(__file__))
    sys.path[:] = [folder for folder in sys.path if os.path.realpath(folder) != here]
    settings = json.loads(os.environ.pop('IBS_REDUCED'))
    for name in ('PYTHONPATH', 'PYTHONSAFEPATH', 'PYTHONDONTWRITEBYTECODE'):
        os.environ.pop(name, None)

    sys.path.insert(0, here)
    from reduced_files import file_checks, readable_folders
    from reduced_network import lead_connections, network_checks

    del sys.path[0]
    scratch, guard, walls = settings['scratch'], settings['socket'], settings['walls']
    readable = readable_folders((scratch, *settings['readable']))
    checks = file_checks(scratch, readable, 'files' in walls, 'writing' in walls)
    if 'writing' in walls:
        refuse_untold_files()
    if 'process-count' in walls:
        checks |= process_checks()
    if 'processes' in walls:
        checks |= signal_checks(os.getpid())
    if 'native-code' in walls:
        checks |= native_code_checks(scratch, readable)
    if 'network' in walls:
        checks |= network_checks(guard)
        lead_connections(guard)
    for name in ('reduced_files', 'reduced_network'):
        sys.modules.pop(name, None)

    find = checks.get

    def hook(event, args):
        check = find(event)
        if check is not None:
            check(*args)

    sys.addaudithook(hook)


def refuser(what):
    def refuse(*_, **__):
        raise PermissionError(13, f'the sandbox lets a program {what}')

    return refuse


def refuse_untold_files():
    """What makes files elsewhere without an event of its own."""
    for name in ('mkfifo', 'mknod'):
        if hasattr(os, name):
            setattr(os, name, refuser('make files and folders only'))
    # Nobody is there to edit a line; whoever asks for it does without it where it is missing.
    for name in ('readline', '_dbm', '_gdbm'):
        sys.modules[name] = None


def process_checks():
    import _posixsubprocess

    refuse = refuser('start no other')
    # This makes no event of its own.
    _posixsubprocess.fork_exec = refuse
    names = ('exec', 'fork', 'forkpty', 'posix_spawn', 'spawn', 'system')
    return dict.fromkeys([*(f'os.{name}' for name in names), 'subprocess.Popen', 'pty.spawn'], refuse)


def signal_checks(own):
    import signal

    refuse = refuser('signal and limit no process but itself')
    if hasattr(signal, 'pidfd_send_signal'):
        signal.pidfd_send_signal = refuse

    def only_itself(pid, *_):
        if pid != own:
            refuse()

    return {'os.kill': only_itself, 'os.killpg': refuse, 'resource.prlimit': only_itself}


def native_code_checks(scratch, readable):
    from reduced_files import is_below, place

    refuse = refuser('call no native code')

    def may_load(name):
        # `import ctypes` itself asks for the running program.
        if name is not None:
            refuse()

    def may_import(module, filename=None, *_):
        # In an interpreter of its own a program would not be asked.
        if module in ('_xxsubinterpreters', '_interpreters', '_testcapi', '_testinternalcapi'):
            raise ImportError(f'the sandbox has no {module}')
        if filename is None:
            return
        real = place(filename)
        if is_below(real, (scratch,)) or not is_below(real, readable):
            raise ImportError(f'the sandbox loads native code from the runtime only, not {filename}')

    names = ('addressof', 'call_function', 'cdata', 'cdata/buffer', 'dlsym', 'dlsym/handle', 'memoryview_at')
    names += ('PyObj_FromPtr', 'string_at', 'wstring_at')
    return {
        **dict.fromkeys([f'ctypes.{name}' for name in names], refuse),
        'ctypes.dlopen': may_load,
        'import': may_import,
        'sqlite3.enable_load_extension': refuse,
        'sqlite3.load_extension': refuse,
    }


build_walls()
