import MCP
import Platform

private let roots = ArgumentKey<[String]>.repeated(
  "root", short: "C", "Folder of the project; found from the current folder if left out", kind: .path,
  placeholder: "DIR")
private let allOfThem = ArgumentKey<Bool>.flag("all-tools", "Offer every tool, not only the few most tasks need")

let mcpCommand = Command(
  "mcp", "Serve coding agents over standard input and output",
  discussion: """
    Speaks the Model Context Protocol: one JSON message a line, in every revision from 2024-11-05 to 2026-07-28. Offers \
    tools, prompts and resources over the project; started by the agent's client, not by hand. Without --root the \
    project is CLAUDE_PROJECT_DIR, or the nearest folder upwards with manage.py, pyproject.toml or .git.
    """,
  arguments: [roots, allOfThem],
  examples: [.init("claude mcp add djangology -- djangology mcp", "For Claude Code, in the project's folder")]
) { arguments, context in
  let root = arguments[roots].first ?? ProjectRoot.found()
  var caller = context.caller
  caller.isLast = false
  var engine = Engine.local(context.projects, root: root, caller)
  if !arguments[GlobalOptions.noDaemon], let daemon = Engine.daemon(root, caller, otherwise: engine) { engine = daemon }
  Server(of: engine, arguments[allOfThem] ? allTools : defaultTools).serve()
  // Threads may still be reading the project.
  CurrentProcess.endAtOnce(0)
}
