"""Says to the server what no library would: broken frames, old versions, signals, sudden ends.

    python raw.py LOG PROJECT COMMAND …
"""
import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

LOG, PROJECT, *COMMAND = sys.argv[1:]
META = {
    "io.modelcontextprotocol/protocolVersion": "2026-07-28",
    "io.modelcontextprotocol/clientCapabilities": {},
}


class Server:
    def __init__(self, project=PROJECT):
        self.log = open(LOG, "ab", buffering=0)
        self.log.write(b"\n")
        self.process = subprocess.Popen(
            COMMAND + ["mcp", "--root", project], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()

    def say(self, line):
        line = line if isinstance(line, bytes) else json.dumps(line).encode()
        self.log.write(b">" + line[:4096] + b"\n")
        self.process.stdin.write(line + b"\n")
        self.process.stdin.flush()

    def hear(self):
        line = self.process.stdout.readline()
        assert line.endswith(b"\n"), f"a line without an end: {line!r}"
        self.log.write(b"<" + line)
        return json.loads(line)

    def ask(self, method, params=None, id=1, modern=False):
        params = dict(params or {})
        if modern:
            params["_meta"] = META
        self.say({"jsonrpc": "2.0", "id": id, "method": method, "params": params})
        return self.hear()

    def end(self):
        """Closes the server's input and answers what it still said, and how it ended."""
        self.process.stdin.close()
        rest = self.process.stdout.read()
        for line in rest.split(b"\n"):
            if line:
                self.log.write(b"<" + line + b"\n")
        return rest, self.process.wait(timeout=10)


def answers_at_once():
    start = time.monotonic()
    with Server() as server:
        server.ask("server/discover", modern=True)
        first = time.monotonic() - start
    return f"the probe was answered {first * 1000:.0f} ms after the start"


def malformed():
    frames = [
        (b"\xff\xfe{}", -32700), (b"{", -32700), (b"[" * 100_000, -32700), (b'{"a":"' + b"x" * (9 << 20) + b'"}', -32600),
        (b"[]", -32600), (b"7", -32600), (b'{"jsonrpc":"2.0","id":null,"method":"ping"}', -32600),
        (b'{"jsonrpc":"2.0","id":5,"method":"ping","params":[]}', -32602), (b'{"jsonrpc":"2.0","id":5}', -32600),
        (b'{"jsonrpc":"2.0","id":5,"method":"tools/list"}', -32600), (b"Content-Length: 12\r", -32700),
        (b'{"jsonrpc":"2.0","id":1e400,"method":"ping"}', -32600), (b"\x00" * 64, -32700),
    ]
    with Server() as server:
        for frame, code in frames:
            server.say(frame)
            answer = server.hear()
            assert answer["error"]["code"] == code, (frame[:80], answer)
            server.say(b"")
            assert "result" in server.ask("tools/list", modern=True), frame[:80]
        server.say(b'{"jsonrpc":"2.0","id":2,"method":"ping"}\r')
        assert server.hear()["result"] == {}
    return f"{len(frames)} broken frames survived"


def versions():
    for version in ("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"):
        with Server() as server:
            hello = {"protocolVersion": version, "capabilities": {}, "clientInfo": {"name": "raw", "version": "0"}}
            assert server.ask("initialize", hello, id=0)["result"]["protocolVersion"] == version
            server.say({"jsonrpc": "2.0", "method": "notifications/initialized"})
            assert server.ask("ping", id="p")["id"] == "p"
            for method in ("tools/list", "prompts/list", "resources/list", "resources/templates/list"):
                assert "result" in server.ask(method), method
            server.say([{"jsonrpc": "2.0", "id": 8, "method": "ping"}, {"jsonrpc": "2.0", "id": 9, "method": "tools/list"}])
            batch = server.hear()
            takes = version in ("2024-11-05", "2025-03-26")
            assert [one["id"] for one in batch] == [8, 9] if takes else batch["error"]["code"] == -32600, batch
    return "4 legacy versions agreed on"


@contextlib.contextmanager
def large_project():
    """A copy of the project that takes a while to read, so that there is something to cancel."""
    with tempfile.TemporaryDirectory() as folder:
        copy = os.path.join(folder, "large")
        shutil.copytree(PROJECT, copy)
        os.mkdir(os.path.join(copy, "orders/reports"))
        report = "def report_{0}():\n    return [order.customer.email for order in Order.objects.filter(pk__gt={0})]\n\n\n"
        for file in range(400):
            with open(os.path.join(copy, f"orders/reports/report_{file}.py"), "w") as module:
                module.write("from orders.models import Order\n\n\n" + "".join(map(report.format, range(100))))
        yield copy


def cancelled():
    call = {"name": "impact", "arguments": {"name": "orders.Order"}, "_meta": META | {"progressToken": "t"}}
    with large_project() as project, Server(project) as server:
        server.say({"jsonrpc": "2.0", "id": "slow", "method": "tools/call", "params": call})
        assert server.hear()["params"]["progressToken"] == "t"
        server.say({"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": "slow"}})
        # Until the server shows that it has read that, the call may go on, and even end.
        before = [server.ask("tools/list", id=2, modern=True)]
        while before[-1].get("id") != 2:
            before.append(server.hear())
        assert "result" in before[-1], before[-1]
        assert sum("id" in frame for frame in before) <= 2, before
        rest, code = server.end()
        assert rest == b"" and code == 0, (rest, code)
    return "a call cancelled while it worked said no more"


def finished():
    with Server() as server:
        server.ask("subscriptions/listen", {"notifications": {}}, id="l", modern=True)
        call = {"name": "run_pipeline", "arguments": {"task": "orders"}, "_meta": META}
        server.say({"jsonrpc": "2.0", "id": 3, "method": "tools/call", "params": call})
        rest, code = server.end()
        ids = [json.loads(line)["id"] for line in rest.splitlines()]
        assert code == 0 and ids == [3, "l"], (code, rest)
    return "what was open at the end of input was answered"


def signals():
    for number in (signal.SIGINT, signal.SIGTERM):
        with Server() as server:
            server.ask("server/discover", modern=True)
            call = {"name": "impact", "arguments": {"name": "orders.Order", "limit": 1000}, "_meta": META}
            server.say({"jsonrpc": "2.0", "id": 3, "method": "tools/call", "params": call})
            time.sleep(0.1)
            start = time.monotonic()
            server.process.send_signal(number)
            rest = server.process.stdout.read()
            code = server.process.wait(timeout=5)
            assert time.monotonic() - start < 0.5 and code == 128 + number, (number, code)
            assert rest == b"" or rest.endswith(b"\n"), "a line was cut"
    return "2 signals ended it at once"


def orphan():
    """A client that dies leaves no server behind, not even one that works."""
    with Server() as server:
        call = {"name": "impact", "arguments": {"name": "orders.Order"}, "_meta": META}
        server.say({"jsonrpc": "2.0", "id": 3, "method": "tools/call", "params": call})
        server.process.stdout.close()
        server.process.stdin.close()
        assert server.process.wait(timeout=5) == 0
    return "a dead client left no server"


def main():
    for check in (answers_at_once, malformed, versions, cancelled, finished, signals, orphan):
        print("raw:", check())


main()
