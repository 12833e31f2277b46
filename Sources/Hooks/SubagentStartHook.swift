/// A subagent starts, which sees no servers: two lines about the command line.
enum SubagentStartHook {
  static func answer(_ payload: HookPayload, _ project: HookProject) -> HookAnswer? {
    // The one that summarises before compaction does nothing.
    if payload.agentType == "" { return nil }
    guard let name = project.commandLine else { return nil }
    return .context(
      """
      `\(name) capsule "TASK"` prints the files and lines of this Django project that matter for a task; `\(name) impact NAME` \
      what depends on a model, field, view or URL.
      `\(name) check FILES` and `\(name) verify` find what an edit broke; `\(name) --help` lists the rest.
      """)
  }
}
