"""Signals: none is handled."""

from _inert import anything, nothing, opaque

SIGHUP, SIGINT, SIGQUIT, SIGKILL, SIGUSR1, SIGUSR2, SIGPIPE, SIGALRM, SIGTERM, SIGCHLD = 1, 2, 3, 9, 10, 12, 13, 14, 15, 17
SIG_DFL, SIG_IGN = 0, 1
signal = alarm = setitimer = pause = set_wakeup_fd = nothing
getsignal = opaque("signal.getsignal")
__getattr__ = anything("signal")
