import Base
import Django
import Impact
import PythonSyntax

/// The imports of names that are gone, by the dotted name.
struct GoneImports {
  private(set) var places: [String: [Finding.Place]] = [:]
  private var gone: [String: Set<String>] = [:]
  private let modules: Set<String>
  private let verification: Verification

  init(_ verification: Verification, _ changes: [SymbolChange]) {
    self.verification = verification
    modules = Set(verification.new.impact.modules.values)
    for change in changes where change.parent == nil { gone[change.module, default: []].insert(change.name) }
    guard !gone.isEmpty else { return }
    let words = gone.values.flatMap { $0 }.map { Array($0.utf8) }
    for (path, module) in verification.new.impact.modules.sorted(by: { $0.key < $1.key }) {
      guard let bytes = verification.new.impact.source(of: path), words.contains(where: { bytes.holds($0) }) else {
        continue
      }
      read(PythonFile(bytes), path, module)
    }
  }

  private mutating func read(_ file: PythonFile, _ path: String, _ module: String) {
    let lines = LineIndex(file.source)
    let guarded = file.nodes.indices.filter { file.nodes[$0].kind == .tryStatement }.map { file.nodes[$0].range }
    for row in file.nodes.indices where file.nodes[row].kind == .importFrom {
      let range = file.nodes[row].range
      // `try: … except ImportError:` expects it.
      guard let view = Import(ID(row), in: file), !guarded.contains(where: { $0.contains(range) }),
        let source = view.absoluteModule(in: module, isPackage: path.hasSuffix("__init__.py")),
        let names = gone[source]
      else { continue }
      for alias in file.children(of: ID(row)) where file.kind(alias) == .alias {
        guard let name = file.firstChild(of: alias).flatMap(file.dottedName), names.contains(name),
          !modules.contains(source + "." + name)
        else { continue }
        let line = lines.line(of: file[alias].start)
        places[source + "." + name, default: []].append(
          Finding.Place(path: path, line: line, why: "imports", text: verification.text(path, line)))
      }
    }
  }
}

extension [UInt8] {
  /// Whether the bytes stand somewhere in here.
  func holds(_ word: [UInt8]) -> Bool {
    guard let first = word.first, count >= word.count else { return word.isEmpty }
    let last = count - word.count
    var place = 0
    while place <= last {
      if self[place] == first, self[place..<(place + word.count)].elementsEqual(word) { return true }
      place += 1
    }
    return false
  }
}
