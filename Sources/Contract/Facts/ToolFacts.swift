/// How an agent asks for what does not fit into a contract.
enum ToolFacts {
  static let section = ContractSection(
    "Djangology",
    [
      line("capsule", "`djangology capsule \"TASK\"` names the files a task needs, with reasons."),
      line("impact", "`djangology impact NAME` tells what depends on a model, field, URL name, template or file."),
      line(
        "verify",
        "`djangology verify` tells what a change forgot; `djangology migrations check` which migrations are missing."),
      line("session", "`djangology session status` tells the goal, what may be changed and what is off-limits."),
      line("help", "Subagents have no MCP server: they ask the command line."),
    ])

  private static func line(_ command: String, _ text: String) -> ContractLine {
    ContractLine(text, ["djangology \(command) --help"])
  }
}
