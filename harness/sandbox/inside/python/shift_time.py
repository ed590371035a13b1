"""Lets the program meet another time than this machine's, which goes on at the same pace."""

import datetime
import gc
import sys
import time

real_time_ns = time.time_ns


def shift_time(by_ms):
    by_ns = by_ms * 1_000_000

    def now_ns():
        return real_time_ns() + by_ns

    def now():
        return now_ns() / 1e9

    time.time = now
    time.time_ns = now_ns
    shift_the_rest(time, now)
    shift_clocks(time, now_ns)
    # date.today asks time.time; these two ask the machine.
    replace(datetime.datetime, 'now', lambda cls, tz=None: cls.fromtimestamp(now(), tz))
    replace(datetime.datetime, 'utcnow', utcnow_from(now))


def shift_the_rest(time, now):
    """What takes the machine's time where it is given none."""
    localtime, gmtime, ctime, asctime, strftime = (
        time.localtime,
        time.gmtime,
        time.ctime,
        time.asctime,
        time.strftime,
    )
    time.localtime = lambda secs=None, /: localtime(now() if secs is None else secs)
    time.gmtime = lambda secs=None, /: gmtime(now() if secs is None else secs)
    time.ctime = lambda secs=None, /: ctime(now() if secs is None else secs)
    time.asctime = lambda t=None, /: asctime(localtime(now()) if t is None else t)
    time.strftime = lambda format, t=None, /: strftime(format, localtime(now()) if t is None else t)


def shift_clocks(time, now_ns):
    real, gettime, gettime_ns = time.CLOCK_REALTIME, time.clock_gettime, time.clock_gettime_ns
    time.clock_gettime = lambda clock, /: now_ns() / 1e9 if clock == real else gettime(clock)
    time.clock_gettime_ns = lambda clock, /: now_ns() if clock == real else gettime_ns(clock)


def utcnow_from(now):
    return lambda cls: cls.fromtimestamp(now(), datetime.timezone.utc).replace(tzinfo=None)


def replace(kind, name, method):
    """A type that is written in C takes no new attributes, but its own dictionary does."""
    (attributes,) = gc.get_referents(kind.__dict__)
    attributes[name] = classmethod(method)
    # What was looked up before is remembered.
    forget = getattr(sys, '_clear_internal_caches', None) or sys._clear_type_cache
    forget()
