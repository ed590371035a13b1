"""Leads what connects to one of IB's ports to the guard's socket.

It is a process of its own, forked before anything else is loaded: a program that computes or sleeps cannot stall it.
"""

import os
import selectors
import socket

PORTS = (4001, 4002, 7496, 7497)
HOSTS = ((socket.AF_INET, '127.0.0.1'), (socket.AF_INET6, '::1'))
CHUNK = 64 * 1024
# A frame of nothing is the last thing on a connection that the program had not closed when it ended.
LEFT_OPEN = bytes(4)
# So much may wait for one side before the other is no longer read.
HIGH_WATER = 256 * 1024


def open_relay(guard):
    """Begins to listen. What is handed back ends the relay: closed, or with its process."""
    listeners = [listener for listener in map(listen, *zip(*places())) if listener is not None]
    lifeline, end = socket.socketpair()
    child = os.fork()
    if child == 0:
        # Twice, so that the program has no child that it did not start.
        if os.fork() == 0:
            lifeline.close()
            leave_streams()
            try:
                Relay(guard, listeners, end).serve()
            finally:
                os._exit(0)
        os._exit(0)
    os.waitpid(child, 0)
    end.close()
    for listener in listeners:
        listener.close()
    # A process that the program forks must not keep the relay alive.
    os.register_at_fork(after_in_child=lifeline.close)
    return lifeline


def close_relay(lifeline):
    """Waits until all that the program sent has been handed on."""
    try:
        lifeline.shutdown(socket.SHUT_WR)
        lifeline.recv(1)
    except OSError:
        pass


def places():
    return [(family, (host, port)) for family, host in HOSTS for port in PORTS]


def listen(family, address):
    try:
        listener = socket.socket(family)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(64)
        listener.setblocking(False)
        return listener
    except OSError:
        # A machine may have no IPv6.
        return None


def leave_streams():
    """The program's output ends with the program, and its orders are not for the relay."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2, 3, 4):
        os.dup2(nothing, stream)


class Side:
    """One socket of a pair: what came from it goes to its other."""

    def __init__(self, sock):
        self.sock = sock
        self.other = None
        self.waiting = bytearray()  # to be written to this one
        self.has_ended = False
        self.is_shut = False


class Relay:
    def __init__(self, guard, listeners, end):
        self.guard = guard
        self.end = end
        self.selector = selectors.DefaultSelector()
        for listener in listeners:
            self.selector.register(listener, selectors.EVENT_READ, self.accept)
        self.selector.register(end, selectors.EVENT_READ, self.finish)
        self.is_over = False
        # What the program has opened.
        self.led = []

    def serve(self):
        while not self.is_over:
            self.turn(None)
        # The program has ended: what it sent lies in the kernel's hands by now.
        while self.turn(0):
            pass
        for side in self.led:
            self.tell_if_left_open(side)

    def turn(self, timeout):
        ready = self.selector.select(timeout)
        for key, events in ready:
            if callable(key.data):
                key.data(key.fileobj)
            else:
                self.move(key.data, events)
        return bool(ready)

    def finish(self, end):
        self.is_over = True
        self.selector.unregister(end)

    def accept(self, listener):
        near, far = Side(listener.accept()[0]), Side(socket.socket(socket.AF_UNIX))
        near.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        near.other, far.other = far, near
        self.led = [side for side in self.led if not side.has_ended] + [near]
        try:
            far.sock.connect(self.guard)
        except OSError:
            near.sock.close()
            far.sock.close()
            return
        for side in (near, far):
            side.sock.setblocking(False)
            self.selector.register(side.sock, selectors.EVENT_READ, side)

    def tell_if_left_open(self, side):
        if side.has_ended or side.other.waiting:
            return
        try:
            side.other.sock.send(LEFT_OPEN)
        except OSError:
            # Whoever listened has gone.
            pass

    def move(self, side, events):
        try:
            if events & selectors.EVENT_READ and not side.has_ended:
                self.read(side)
            if events & selectors.EVENT_WRITE:
                self.write(side)
            if side.is_shut and side.other.is_shut:
                self.close(side)
            else:
                self.watch(side)
                self.watch(side.other)
        except OSError:
            self.close(side)

    def read(self, side):
        try:
            chunk = side.sock.recv(CHUNK)
        except BlockingIOError:
            return
        if chunk:
            side.other.waiting += chunk
        else:
            side.has_ended = True
        self.write(side.other)

    def write(self, side):
        try:
            while side.waiting:
                del side.waiting[: side.sock.send(side.waiting)]
        except BlockingIOError:
            return
        if side.other.has_ended and not side.is_shut:
            side.is_shut = True
            side.sock.shutdown(socket.SHUT_WR)

    def watch(self, side):
        events = 0
        if not side.has_ended and len(side.other.waiting) < HIGH_WATER:
            events |= selectors.EVENT_READ
        if side.waiting:
            events |= selectors.EVENT_WRITE
        known = self.selector.get_map().get(side.sock)
        if known is None:
            if events:
                self.selector.register(side.sock, events, side)
        elif events == 0:
            self.selector.unregister(side.sock)
        elif events != known.events:
            self.selector.modify(side.sock, events, side)

    def close(self, side):
        for each in (side, side.other):
            if self.selector.get_map().get(each.sock) is not None:
                self.selector.unregister(each.sock)
            each.sock.close()
