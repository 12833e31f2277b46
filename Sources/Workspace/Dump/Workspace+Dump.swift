public import Base
import Django
import Platform

extension Workspace {
  /// What Django's own registry would say of the project below `root`, as JSON.
  public static func dump(
    root: String, _ request: DumpRequest, tool: String
  ) throws(WorkspaceError) -> JSONValue {
    let files = try allFiles(root)
    let section = request.section.flatMap { RegistryDump.SectionName(rawValue: $0) }
    let dump = onDeepStack { () -> RegistryDump in
      guard var boot = StartedBoot.start(root, files, request) else { return RegistryDump() }
      return boot.dump()
    }
    return dump.json(only: section, tool: tool)
  }
}
