import Base
import Evaluation

/// What a `.env` file of the project sets of a `BaseSettings`; the process's own variables are not asked.
extension APIHost {
  /// The values by upper-case name, without the prefix of the settings class.
  func fileValues(of type: ID<ClassObject>, in evaluator: inout Evaluator) -> [String: String] {
    guard inheritsAny(type, APIHost.pydanticSettings, evaluator) else { return [:] }
    let config = config(of: type, in: &evaluator)
    guard let file = config["env_file"], let read = evaluator.resolve("dotenv.dotenv_values") else { return [:] }
    let names =
      evaluator.text(of: file).map { [$0] } ?? evaluator.elements(of: file)?.compactMap { evaluator.text(of: $0) }
    let prefix = config["env_prefix"].flatMap { evaluator.text(of: $0) }?.uppercased() ?? ""
    var values: [String: String] = [:]
    for name in names ?? [] {
      guard let path = existing(name, near: evaluator.path(of: evaluator.classes[type].place), in: evaluator) else {
        continue
      }
      let argument = evaluator.makeString(path)
      guard let entries = evaluator.callQuietly(read, [argument]).flatMap({ evaluator.items(of: $0) }) else { continue }
      for (key, value) in entries {
        guard let key = evaluator.text(of: key)?.uppercased(), key.hasPrefix(prefix) else { continue }
        values[String(key.dropFirst(prefix.count))] = evaluator.text(of: value)
      }
    }
    return values
  }

  /// A process starts in the root or in a folder around the settings.
  private func existing(_ name: String, near file: String?, in evaluator: borrowing Evaluator) -> String? {
    if name.hasPrefix("/") { return evaluator.disk.isFile(name) ? name : nil }
    var folder = file.map { "/@/" + $0 } ?? "/@"
    var found: String?
    while let slash = folder.lastIndex(of: "/"), slash != folder.startIndex {
      folder = String(folder[..<slash])
      let path = folder + "/" + name
      if evaluator.disk.isFile(path) { found = found ?? path }
    }
    return found
  }

  /// A text as the annotated type reads it; nil when that takes more than a look.
  func converted(_ text: String, _ annotation: String, in evaluator: inout Evaluator) -> Value? {
    let types = Set(annotation.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }.map(String.init))
    if types.contains("int") { return Int(text).map { .int($0) } }
    if types.contains("bool") {
      if ["1", "true", "t", "yes", "y", "on"].contains(text.lowercased()) { return .bool(true) }
      return ["0", "false", "f", "no", "n", "off"].contains(text.lowercased()) ? .bool(false) : nil
    }
    return types.contains("str") || types.contains("Literal") ? evaluator.makeString(text) : nil
  }
}
