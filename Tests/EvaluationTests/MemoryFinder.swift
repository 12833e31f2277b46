import Base
import Evaluation
import PythonSyntax

/// Modules of a spec: the blocks of a section by their paths, then the prelude.
struct MemoryFinder: ModuleFinder {
  var files: [String: String]

  func find(_ dottedName: String) -> ModuleLookup {
    let stem = dottedName.split(separator: ".").joined(separator: "/")
    for (path, isPackage) in [(stem + "/__init__.py", true), (stem + ".py", false)] {
      guard let text = files[path] else { continue }
      return .found(
        ModuleSource(path: path, file: PythonFile(Array(text.utf8)), isPackage: isPackage, origin: .project))
    }
    if files.keys.contains(where: { $0.hasPrefix(stem + "/") }) { return .namespace }
    if let (bytes, isPackage) = Prelude.module(dottedName) {
      return .found(
        ModuleSource(path: "prelude", file: PythonFile(bytes), isPackage: isPackage, origin: .prelude))
    }
    return dottedName.hasPrefix("absent") ? .absent : .unknown
  }

  func name(ofFile path: String) -> String? {
    path.hasSuffix(".py") ? path.dropLast(3).split(separator: "/").joined(separator: ".") : nil
  }

  func submodules(of package: String) -> [(name: String, isPackage: Bool)] {
    let prefix = package.split(separator: ".").joined(separator: "/") + "/"
    return files.keys.filter { $0.hasPrefix(prefix) && !$0.hasSuffix("__init__.py") }.sorted()
      .map { (String($0.dropFirst(prefix.count).dropLast(3)), false) }
  }
}
