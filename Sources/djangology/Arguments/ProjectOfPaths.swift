import Base
import Platform

/// The project that paths lie in, for callers who stand above several: `djangology check shop/orders/models.py`.
enum ProjectOfPaths {
  /// What was given; else the caller's folder, unless it is no project and all paths lie in one below it.
  static func root(_ arguments: ParsedArguments, _ paths: [String], _ caller: Caller) -> String {
    let given = arguments[ProjectArgument.root]
    return arguments.isGiven(ProjectArgument.root) ? given : root(of: paths, from: given, caller)
  }

  static func root(of paths: [String], from given: String, _ caller: Caller) -> String {
    let here = FilePath(caller.place(given)).absolute.normalized
    if isProject(here) { return given }
    let found = Set(paths.map { outermost(below: here, FilePath(caller.place($0)).absolute.normalized) })
    guard found.count == 1, let only = found.first, let only else { return given }
    return only
  }

  /// The highest folder around the path, below the caller's, that looks like a project.
  private static func outermost(below here: FilePath, _ path: FilePath) -> String? {
    guard let inside = path.relative(to: here) else { return nil }
    var folder = here
    for part in inside.text.pathParts {
      folder = folder.appending(String(part))
      if isProject(folder) { return folder.text }
    }
    return nil
  }

  private static func isProject(_ folder: FilePath) -> Bool {
    signs.contains { (try? FileStamp(of: folder.appending($0).text)) != nil }
  }

  private static let signs = [
    ".git", "manage.py", "pyproject.toml", "setup.cfg", "setup.py", "requirements.txt", "CLAUDE.md",
  ]
}
