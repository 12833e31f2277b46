#!/usr/bin/env python
"""Several clients at once call everything, many times; then servers are started and stopped, and nothing may be left.

    PYTHON Tests/Conformance/mcp_load.py DJANGOLOGY [--clients 8] [--calls 2000] [--cycles 200] [--project DIR]

Printed: how long calls took, and what memory the servers and the daemon held before and after. Fails on any error, on an
answer that differs from another client's, and on a process, socket or file that is left.
"""
import argparse
import asyncio
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
META = {"io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities": {}}


def tool(tool_name, /, **arguments):
    return "tools/call", {"name": tool_name, "arguments": arguments}


SHOP_CALLS = [
    tool("run_pipeline", task="add a discount field to Order", max_tokens=3000),
    tool("run_pipeline", task="GET /orders/ fails with a 500", max_tokens=2000),
    tool("impact", name="orders.Order.total"),
    tool("impact", name="catalog.Product"),
    tool("impact", name="orders.Ordr"),
    tool("verify_change"),
    tool("describe", name="orders.Order"),
    tool("search", query="gift message"),
    tool("get_skeleton", path="orders/models.py"),
    tool("trace", url="/orders/"),
    tool("index_status"),
    ("prompts/get", {"name": "plan_model_change", "arguments": {"model": "orders.Order"}}),
    ("resources/read", {"uri": "djangology://conventions"}),
    ("resources/read", {"uri": "djangology://model/orders.Order"}),
    ("tools/list", {}),
    ("prompts/list", {}),
]
ANY_CALLS = [
    tool("run_pipeline", task="a field is missing from the list of users", max_tokens=3000),
    tool("search", query="permission denied"),
    tool("index_status"),
    ("resources/read", {"uri": "djangology://conventions"}),
    ("resources/read", {"uri": "djangology://models"}),
    ("tools/list", {}),
]


class Client:
    """One server process, asked one thing at a time."""

    async def start(self, command, environment):
        self.process = await asyncio.create_subprocess_exec(
            *command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, limit=1 << 24)
        self.next = 0
        return self

    async def ask(self, method, params):
        self.next += 1
        message = {"jsonrpc": "2.0", "id": self.next, "method": method, "params": params | {"_meta": META}}
        self.process.stdin.write(json.dumps(message).encode() + b"\n")
        await self.process.stdin.drain()
        answer = json.loads(await self.process.stdout.readline())
        assert answer.get("id") == self.next and "result" in answer, answer
        return answer["result"]

    async def stop(self):
        self.process.stdin.close()
        return await self.process.wait()


def memory(processes):
    kilobytes = 0
    for process in processes:
        for line in pathlib.Path(f"/proc/{process}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                kilobytes += int(line.split()[1])
    return kilobytes / 1024


def left(project):
    """Processes that have the project on their command line."""
    found = {}
    for folder in pathlib.Path("/proc").iterdir():
        if folder.name.isdigit() and int(folder.name) != os.getpid():
            try:
                words = (folder / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if os.fsencode(project) in words and b"python" not in words[0]:
                found[int(folder.name)] = b" ".join(words).decode()
    return found


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))] * 1000


async def load(command, environment, calls, options, project):
    clients = [await Client().start(command, environment) for _ in range(options.clients)]
    for client in clients:
        await client.ask("server/discover", {})
    start = time.monotonic()
    await asyncio.gather(*[client.ask(*calls[2 % len(calls)]) for client in clients])
    cold = time.monotonic() - start
    for call in calls:
        await asyncio.gather(*[client.ask(*call) for client in clients])
    before = memory(left(project))
    times, answers = {}, {}

    async def work(client, seed):
        order = random.Random(seed)
        for _ in range(options.calls // options.clients):
            call = order.choice(calls)
            begin = time.monotonic()
            answer = await client.ask(*call)
            times.setdefault(call[1].get("name") or call[1].get("uri") or call[0], []).append(time.monotonic() - begin)
            known = answers.setdefault(json.dumps(call), answer)
            assert known == answer, f"two answers to {call}"

    start = time.monotonic()
    await asyncio.gather(*[work(client, seed) for seed, client in enumerate(clients)])
    took = time.monotonic() - start
    every = [one for some in times.values() for one in some]
    after = memory(left(project))
    print(f"  first call of each {cold:.2f} s; then {len(every)} calls in {took:.1f} s, {len(every) / took:.0f} a second; "
          f"p50 {percentile(every, .5):.1f} ms, p95 {percentile(every, .95):.1f} ms, most {max(every) * 1000:.0f} ms")
    for name, some in sorted(times.items()):
        print(f"    {name:32} {len(some):5} × p50 {percentile(some, .5):7.1f} p95 {percentile(some, .95):7.1f} ms")
    largest = max(memory([process]) for process in left(project))
    print(f"  memory of {len(left(project))} processes once all had been asked: {before:.0f} MB before, {after:.0f} MB after, "
          f"the largest {largest:.0f} MB")
    for client in clients:
        assert await client.stop() == 0, "a server did not end well"
    assert after < before * 1.5 + 64, "memory grew"


async def cycles(command, environment, count):
    """Started and stopped in four ways; the last is a client that dies."""
    start = time.monotonic()
    for number in range(count):
        client = await Client().start(command, environment)
        if number % 2 == 0:
            await client.ask("server/discover", {})
        if number % 4 == 1:
            client.process.send_signal(signal.SIGTERM)
        elif number % 4 == 2:
            client.process.send_signal(signal.SIGINT)
        elif number % 4 == 3:
            client.process.kill()
        await client.stop()
    print(f"  {count} starts and stops, {(time.monotonic() - start) / max(1, count) * 1000:.1f} ms each")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("server")
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--calls", type=int, default=2000)
    parser.add_argument("--cycles", type=int, default=200)
    parser.add_argument("--project", help="instead of the shop")
    options = parser.parse_args()
    server = str(pathlib.Path(options.server).resolve())
    for mode in ("off", "on"):
        with tempfile.TemporaryDirectory() as folder:
            project = folder + "/project"
            shutil.copytree(options.project or ROOT / "Examples" / "shop", project, symlinks=True)
            git = ["git", "-C", project, "-c", "user.name=x", "-c", "user.email=x@example.org"]
            for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "All of it"]):
                subprocess.run(git + words, check=True)
            places = {"XDG_RUNTIME_DIR": folder + "/run", "XDG_CACHE_HOME": folder + "/cache", "TMPDIR": folder + "/tmp"}
            for place in places.values():
                os.mkdir(place, mode=0o700)
            environment = os.environ | places | {"DJANGOLOGY_DAEMON": mode, "HOME": folder}
            environment.pop("CI", None)
            command = [server, "mcp", "--all-tools", "--root", project]
            print(f"{options.clients} clients, daemon {mode}")
            calls = ANY_CALLS if options.project else SHOP_CALLS
            asyncio.run(load(command, environment, calls, options, project))
            asyncio.run(cycles(command, environment, options.cycles))
            if mode == "on":
                subprocess.run([server, "daemon", "stop", "--root", project], env=environment, check=True,
                               stdout=subprocess.DEVNULL)
            deadline = time.monotonic() + 5
            while left(project) and time.monotonic() < deadline:
                time.sleep(0.05)
            assert not left(project), f"left: {left(project)}"
            sockets = [path for place in places.values() for path in pathlib.Path(place).rglob("*")
                       if path.is_socket() or mode == "off" and path.is_file()]
            assert not sockets, f"left: {sockets}"
            print("  no process, no socket" + (", no file left" if mode == "off" else " left"))


main()
