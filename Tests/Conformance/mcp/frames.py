"""Holds what the server said against the protocol's types, as the official package has them (mcp 2.x).

    python frames.py LOG …      # as tee.py writes them
"""
import json
import sys

from mcp_types import jsonrpc, methods

MODERN = "2026-07-28"
META = "io.modelcontextprotocol/"


class Checker:
    """Follows one conversation: a result's type depends on what was asked, and in which version."""

    def __init__(self):
        self.asked = {}
        self.legacy = "2025-11-25"
        # What was cancelled: whether the server has read that, which an answer to a later request tells.
        self.cancelled = {}
        # By request, what was cancelled before it was asked.
        self.before = {}
        self.frames = 0
        self.wrong = []

    def client(self, text):
        try:
            said = json.loads(text)
        except ValueError:
            return
        for message in said if isinstance(said, list) else [said]:
            if not isinstance(message, dict):
                continue
            params = message.get("params") if isinstance(message.get("params"), dict) else {}
            meta = params.get("_meta") if isinstance(params.get("_meta"), dict) else {}
            if message.get("method") == "notifications/cancelled":
                self.cancelled[repr(params.get("requestId"))] = False
            elif "id" in message:
                self.cancelled.pop(repr(message["id"]), None)
                self.before[repr(message["id"])] = set(self.cancelled)
                self.asked[repr(message["id"])] = (message.get("method"), meta.get(META + "protocolVersion"))

    def server(self, text):
        self.frames += 1
        try:
            said = json.loads(text)
            for frame in said if isinstance(said, list) else [said]:
                self.check(frame)
        except Exception as error:  # whatever the types refuse
            self.wrong.append(f"{text[:300]}\n    {type(error).__name__}: {str(error)[:600]}")

    def check(self, frame):
        if "method" in frame:
            jsonrpc.JSONRPCNotification.model_validate(frame)
            version = MODERN if META + "subscriptionId" in str(frame) else self.legacy
            methods.parse_server_notification(frame["method"], version, frame["params"])
        elif "error" in frame:
            self.answered(repr(frame.get("id")))
            jsonrpc.JSONRPCError.model_validate({"id": None} | frame)
            if frame["error"]["code"] == -32002:
                assert self.asked[repr(frame["id"])][1] is None, "-32002 is not for the modern era"
        else:
            self.result(frame)

    def answered(self, id):
        # One that was on its way when the client gave up is nobody's fault.
        assert not self.cancelled.get(id), "an answer to what was cancelled"
        for one in self.before.get(id, set()) & set(self.cancelled):
            self.cancelled[one] = True

    def result(self, frame):
        jsonrpc.JSONRPCResponse.model_validate(frame)
        method, modern = self.asked[repr(frame["id"])]
        self.answered(repr(frame["id"]))
        result = frame["result"]
        if method == "initialize":
            self.legacy = result["protocolVersion"]
        version = modern or self.legacy
        methods.parse_server_result(method, version, result)
        assert "structuredContent" not in result
        if modern:
            assert result["resultType"] == "complete"
        else:
            assert not {"resultType", "ttlMs", "cacheScope"} & set(result), "the legacy era has no such members"


def check(path):
    checker = Checker()
    for line in open(path, "rb").read().split(b"\n"):
        side, text = line[:1], line[1:]
        if side == b">":
            checker.client(text)
        elif side == b"<":
            checker.server(text)
    return checker


def main():
    frames, wrong = 0, []
    for path in sys.argv[1:]:
        checker = check(path)
        frames += checker.frames
        wrong += checker.wrong
    for one in wrong[:20]:
        print(one)
    print(f"{frames} frames of the server, {len(wrong)} not as the protocol's types say")
    sys.exit(bool(wrong) or not frames)


main()
