import MCP
import Platform

extension Server {
  /// What `djangology mcp` offers for some projects.
  init(of projects: ServedProjects, _ tools: [ProjectTool]) {
    let names = projects.all.map(\.name).joined(separator: ", ")
    let several = "\n\nThere are several projects, and each call says which: project is one of \(names)."
    self.init(
      info: ServerInfo(name: program.name, title: "Djangology", version: program.version),
      instructions: Server.agentInstructions + (projects.all.count > 1 ? several : ""),
      tools: tools.map { $0.asked(of: projects) })
    prompts = allPrompts.map { $0.asked(of: projects) }
    resources = projects.all.flatMap { project in allResources.map { $0.asked(of: project) } }
    templates = projects.all.map { modelTemplate.asked(of: $0) }
    let background = WorkQueue(workers: 1, limit: projects.all.count)
    whenStarted = { for project in projects.all { _ = background.add(project.engine.warmUp) } }
  }

  static let agentInstructions = """
    Static facts about this Django project, read from its source as Django itself would load it; nothing of it is run, \
    and every answer stands on the files as they are now.

    - run_pipeline FIRST for any task (feature, bug, question): it ranks the files the task touches and shows the code \
    to read, within a token budget. It replaces exploratory grep, ls and reading of whole files.
    - impact BEFORE renaming, removing or changing a model, field, function, URL name, template or setting: every \
    dependant with line and certainty, also strings such as order_by("-total") and {{ order.total }}.
    - verify_change AFTER editing, before you say done: what the change broke or left behind, and the tests to run.

    What a tool marks as likely, guess or unknown is not proved: look before you rely on it. Names are app.Model and \
    app.Model.field. Prompts: plan_model_change, add_endpoint, fix_bug, review_migration. Resources: \
    djangology://models, urls, settings, conventions, model/{label}.
    """
}
