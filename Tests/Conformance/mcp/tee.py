"""Stands between a client and the server, hands every byte on as it is, and writes both sides down.

    python tee.py LOG COMMAND …      # a line of LOG is `>` or `<` and what was said
"""
import os
import signal
import subprocess
import sys
import threading


def main():
    log = open(sys.argv[1], "ab", buffering=0)
    server = subprocess.Popen(sys.argv[2:], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number, _: server.send_signal(number))

    def carry(source, target, mark):
        for line in source:
            log.write(mark + line.rstrip(b"\n") + b"\n")
            target.write(line)
            target.flush()
        target.close()

    reader = threading.Thread(target=carry, args=(sys.stdin.buffer, server.stdin, b">"), daemon=True)
    reader.start()
    try:
        carry(server.stdout, sys.stdout.buffer, b"<")
    except BrokenPipeError:
        pass
    os._exit(server.wait() & 0xFF)


main()
