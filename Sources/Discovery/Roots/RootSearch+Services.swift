import Base
import Platform
import PythonSyntax

/// Import roots of what is started by a server without Django: `uvicorn app.main:app` in the folder `backend`.
extension RootSearch {
  private static let entryNames = ["main.py", "app.py", "application.py", "server.py", "asgi.py", "api.py"]

  /// The folders below which the modules lie that entry files import.
  mutating func addServices() {
    for path in Self.entryNames.flatMap({ project.named($0) }) {
      if ProjectFiles.isAside(path) || ProjectFiles.isForTests(path) { continue }
      guard project.tree.text(path)?.contains("FastAPI(") == true, let file = project.python(path) else { continue }
      if let folder = root(ofEntry: path, importing: absoluteImports(in: file)) { add(folder) }
    }
  }

  /// The nearest folder around the file that holds something it imports; else the one around its package.
  private func root(ofEntry path: String, importing names: [String]) -> String? {
    var folder = FilePath(path).parent
    var outside: String?
    while true {
      if !project.isPackage(folder.text) {
        if names.contains(where: { project.holds($0, below: folder) }) { return folder.text }
        outside = outside ?? folder.text
      }
      if folder.text.isEmpty { break }
      folder = folder.parent
    }
    return outside
  }

  private func absoluteImports(in file: PythonFile) -> [String] {
    file.all(Import.self).filter { $0.level == 0 }.flatMap { one in
      one.module.map { module in [module] } ?? one.names.map(\.name)
    }
  }
}
