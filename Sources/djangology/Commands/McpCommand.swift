import MCP
import Platform
import Workspace

private let roots = ArgumentKey<[String]>.repeated(
  "root", short: "C", "Folder of a project; found from the current folder if left out", kind: .path,
  placeholder: "DIR")
private let allOfThem = ArgumentKey<Bool>.flag("all-tools", "Offer every tool, not only the few most tasks need")

let mcpCommand = Command(
  "mcp", "Serve coding agents over standard input and output",
  discussion: """
    Speaks the Model Context Protocol: one JSON message a line, in every revision from 2024-11-05 to 2026-07-28. Offers \
    tools, prompts and resources over the project; started by the agent's client, not by hand. Without --root the \
    project is CLAUDE_PROJECT_DIR, or the nearest folder upwards with manage.py, pyproject.toml or .git; with several, \
    each question says which.
    """,
  arguments: [roots, allOfThem],
  examples: [.init("claude mcp add djangology -- djangology mcp", "For Claude Code, in the project's folder")]
) { arguments, context in
  var caller = context.caller
  caller.isLast = false
  let asksDaemon = !arguments[GlobalOptions.noDaemon]
  let engine = { [caller] (root: String) -> Engine in
    let local = { @Sendable in Engine.local(LiveProjects(), root: root, caller) }
    return (asksDaemon ? Engine.daemon(root, caller, otherwise: local) : nil) ?? local()
  }
  let given = arguments[roots]
  let projects =
    given.count > 1
    ? ServedProjects(roots: given, engine: engine) : ServedProjects(engine(given.first ?? ProjectRoot.found()))
  Server(of: projects, arguments[allOfThem] ? allTools : defaultTools).serve()
  // Threads may still be reading the project.
  CurrentProcess.endAtOnce(0)
}
