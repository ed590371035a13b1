"""Started inside a sandbox: python runner.py warm|cold. It runs one program, told on file descriptor 3."""

import os
import sys

ORDERS = 3
SIGNS = 4
GUARD = '/run/guard.sock'


def main():
    folder = os.getcwd()
    open_the_ports()
    if sys.argv[1:] == ['warm']:
        load_libraries()
    os.write(SIGNS, b'ready\n')

    import json

    # Blocks: until there is a program, there is nothing else to do.
    with open(ORDERS, encoding='utf-8') as orders_file:
        orders = json.load(orders_file)
    path = os.path.join(folder, orders['file'])
    with open(path, 'w', encoding='utf-8', newline='') as file:
        file.write(orders['code'])
    if orders['timeShiftMs'] != 0:
        from shift_time import shift_time

        shift_time(orders['timeShiftMs'])
    program = stand_in(folder, path, orders['args'])
    os.write(SIGNS, b'begins\n')
    os.close(SIGNS)
    run(path, orders['code'], program)


def load_libraries():
    import gc

    import ib_async  # noqa: F401

    # At its end Python would look through all of them several times, which takes longer than most programs do.
    gc.freeze()


def open_the_ports():
    # Without a network of one's own the ports are led to the guard in another way.
    if os.environ.get('IBS_RELAY') == 'off':
        return
    import atexit

    from relay import close_relay, open_relay

    lifeline = open_relay(GUARD)
    # Registered first, so that it is called last.
    atexit.register(close_relay, lifeline)


def stand_in(folder, path, args):
    """Makes the process look as if Python had been started with the program's file, and forgets the runner."""
    import types

    sys.argv = [path, *args]
    sys.orig_argv = [sys.executable, path, *args]
    sys.path[0] = folder
    for module in ('relay', 'shift_time'):
        sys.modules.pop(module, None)
    for name in list(os.environ):
        if name.startswith('IBS_'):
            del os.environ[name]
    program = types.ModuleType('__main__')
    program.__file__ = path
    program.__builtins__ = __builtins__
    sys.modules['__main__'] = program
    return program


def run(path, code, program):
    try:
        exec(compile(code, path, 'exec', dont_inherit=True), program.__dict__)
    except SystemExit:
        raise
    except BaseException as error:
        # Without the runner's own line on top.
        traceback = error.__traceback__.tb_next
        sys.excepthook(type(error), error.with_traceback(traceback), traceback)
        sys.exit(130 if isinstance(error, KeyboardInterrupt) else 1)


main()
