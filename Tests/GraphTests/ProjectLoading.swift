import Django
import Facts
import Platform
import PythonSyntax
import TemplateSyntax
import TestKit

/// The root of this package.
let packageRoot = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")

extension SourceFile {
  init(_ path: String, _ bytes: [UInt8]) {
    let isPython = path.hasSuffix(".py")
    self.init(
      path: path,
      facts: isPython ? FileFacts(python: PythonFile(bytes)) : FileFacts(template: TemplateFile(bytes)))
  }
}

extension DjangoProject {
  /// The project in a folder of this package.
  init(folder: String) throws {
    let root = packageRoot + "/" + folder
    let files = try DirectoryWalk(root: root).run().files.filter { file in
      file.path.hasSuffix(".py") || file.path.hasSuffix(".html")
        || file.path.hasSuffix(".txt") && file.path.contains("templates/")
    }
    self.init(linking: try files.map { SourceFile($0.path, try FileReader.read(root + "/" + $0.path)) })
  }

  init(_ spec: Spec) { self.init(linking: spec.files.map { SourceFile($0.path, $0.bytes) }) }
}
