"""Drives the real server with the official client, of mcp 2.x or 1.x: whichever this interpreter has.

    python official.py MODE LOG PROJECT COMMAND …      # MODE is auto, legacy or a version
"""
import asyncio
import importlib.metadata
import os
import pathlib
import sys
import time
import warnings

warnings.simplefilter("ignore", DeprecationWarning)
warnings.filterwarnings("ignore", message="ping is removed")
IS_NEW = importlib.metadata.version("mcp").startswith("2.")
MODE, LOG, PROJECT, *COMMAND = sys.argv[1:]
TEE = [str(pathlib.Path(__file__).with_name("tee.py")), LOG, *COMMAND, "mcp", "--root", PROJECT, "--all-tools"]

TOOLS = {
    "run_pipeline": {"task": "add a discount field to Order", "max_tokens": 2000},
    "impact": {"name": "orders.Order.total"},
    "verify_change": {},
    "describe": {"name": "orders.Order"},
    "search": {"query": "gift message"},
    "get_skeleton": {"path": "orders/models.py"},
    "trace": {"url": "/orders/"},
    "index_status": {},
}
PROMPTS = {
    "plan_model_change": {"model": "orders.Order", "change": "add a discount"},
    "add_endpoint": {"what": "list refunds", "app": "payments"},
    "fix_bug": {"report": "KeyError in orders/services.py, line 31"},
    "review_migration": {"app": "orders"},
}


class Failed(AssertionError):
    pass


def must(holds, words):
    if not holds:
        raise Failed(words)


def plain(model):
    return model.model_dump(by_alias=True, mode="json", exclude_none=True)


class Client:
    """The few calls we make, under the names and shapes of either package."""

    async def __aenter__(self):
        from mcp.client.stdio import StdioServerParameters, stdio_client

        # The library hands only a few variables on.
        told = {"DJANGOLOGY_DAEMON": os.environ.get("DJANGOLOGY_DAEMON", "off")}
        server = StdioServerParameters(command=sys.executable, args=TEE, env=told)
        if IS_NEW:
            from mcp.client.client import Client as Official

            self.outer = Official(stdio_client(server), mode=MODE)
            self.session = await self.outer.__aenter__()
            self.version, self.instructions = self.session.protocol_version, self.session.instructions
        else:
            from mcp import ClientSession

            self.pipes = stdio_client(server)
            self.outer = ClientSession(*await self.pipes.__aenter__())
            self.session = await self.outer.__aenter__()
            greeting = await self.session.initialize()
            self.version, self.instructions = greeting.protocolVersion, greeting.instructions
        return self

    async def __aexit__(self, *error):
        await self.outer.__aexit__(*error)
        if not IS_NEW:
            await self.pipes.__aexit__(*error)

    async def all(self, kind, key):
        listed = plain(await getattr(self.session, f"list_{kind}")())
        must("nextCursor" not in listed, f"{kind} come in one page")
        return listed[key]

    async def tool(self, name, arguments, progress=None):
        return plain(await self.session.call_tool(name, arguments, progress_callback=progress))

    async def error(self, call):
        """The code of the error that a call must end in."""
        try:
            await call
        except Exception as error:
            must(hasattr(error, "error"), f"{error!r} is no error of the protocol")
            return error.error.code
        raise Failed("no error")


async def lists_and_calls(client):
    tools = {tool["name"]: tool for tool in await client.all("tools", "tools")}
    unknown = set(tools) - set(TOOLS)
    must(not unknown, f"no example for {unknown}")
    for name in tools:
        result = await client.tool(name, TOOLS[name])
        must(not result.get("isError"), f"{name}: {result}")
        must(result["content"][0]["text"], f"{name} says nothing")
        must("structuredContent" not in result, name)
    wrong = await client.tool("impact", {"name": "orders.Ordr"})
    must(wrong["isError"] and "orders.Order" in wrong["content"][0]["text"], str(wrong))
    wrong = await client.tool("impact", {"nam": "orders.Order"})
    must(wrong["isError"] and "Did you mean 'name'" in wrong["content"][0]["text"], str(wrong))
    must(await client.error(client.tool("nope", {})) == -32602, "an unknown tool is an error of the protocol")
    return len(tools)


async def prompts(client):
    listed = [prompt["name"] for prompt in await client.all("prompts", "prompts")]
    must(set(listed) == set(PROMPTS), f"prompts {listed}")
    for name in listed:
        result = plain(await client.session.get_prompt(name, PROMPTS[name]))
        must(len(result["messages"][0]["content"]["text"]) > 200, f"{name} says little")
    must(await client.error(client.session.get_prompt("fix_bug", {})) == -32602, "a missing argument")
    return len(listed)


async def resources(client):
    uris = [resource["uri"] for resource in await client.all("resources", "resources")]
    templates = [one["uriTemplate"] for one in await client.all("resource_templates", "resourceTemplates")]
    must(templates == ["djangology://model/{label}"], f"templates {templates}")
    for uri in uris + ["djangology://model/orders.Order"]:
        contents = plain(await client.session.read_resource(uri))["contents"]
        must(contents[0]["uri"] == uri and contents[0]["text"], uri)
    missing = -32602 if client.version == "2026-07-28" else -32002
    for uri in ("djangology://nope", "djangology://model/orders.Nope"):
        must(await client.error(client.session.read_resource(uri)) == missing, f"{uri} is missing")
    return len(uris)


async def completion(client):
    if IS_NEW:
        from mcp_types import PromptReference, ResourceTemplateReference
    else:
        from mcp.types import PromptReference, ResourceTemplateReference
    prompt = PromptReference(type="ref/prompt", name="plan_model_change")
    values = plain(await client.session.complete(prompt, {"name": "model", "value": "orders.ord"}))["completion"]["values"]
    must(values[:2] == ["orders.Order", "orders.OrderItem"], f"completed to {values}")
    model = ResourceTemplateReference(type="ref/resource", uri="djangology://model/{label}")
    values = plain(await client.session.complete(model, {"name": "label", "value": "Refund"}))["completion"]["values"]
    must(values == ["payments.Refund"], f"completed to {values}")


async def progress(client):
    """The server has read nothing yet, which takes long enough to be told of."""
    steps = []

    async def note(done, total, message):
        steps.append(done)

    start = time.monotonic()
    await client.tool("impact", {"name": "orders.Order"}, note)
    must(steps or time.monotonic() - start < 0.6, "no progress")
    must(steps == sorted(set(steps)), f"progress went {steps}")


async def cancellation(client):
    """A task that is given up: the client says so, and the server goes on serving."""
    call = asyncio.ensure_future(client.tool("impact", {"name": "catalog.Product", "limit": 1000}))
    await asyncio.sleep(0.02)
    call.cancel()
    try:
        await call
    except asyncio.CancelledError:
        pass
    start = time.monotonic()
    await client.session.list_tools()
    must(time.monotonic() - start < 1, "a list waited for a call that was given up")


async def listening(client):
    async with client.session.listen(tools_list_changed=True, resource_subscriptions=["djangology://models"]) as changes:
        honoured = plain(changes.honored)
        must(not any(honoured.values()), f"promised {honoured}")


async def main():
    async with asyncio.timeout(240):
        async with Client() as client:
            await progress(client)
            await cancellation(client)
            # Who names a version without asking for it is not told more.
            must(MODE == "2026-07-28" or 0 < len(client.instructions) <= 2048, "instructions")
            expected = "2026-07-28" if MODE in ("auto", "2026-07-28") else "2025-11-25"
            must(client.version == expected, f"agreed on {client.version}")
            counts = await lists_and_calls(client), await prompts(client), await resources(client)
            await completion(client)
            if client.version == "2026-07-28":
                await listening(client)
            else:
                await client.session.send_ping()
    print(f"mcp {importlib.metadata.version('mcp')} {MODE}: {client.version}, %d tools, %d prompts, %d resources" % counts)


asyncio.run(main())
