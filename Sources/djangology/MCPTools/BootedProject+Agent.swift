import Base
import Workspace

/// What several prompts say of a project.
extension BootedProject {
  /// The newest migration of an app, with its operations.
  func latestMigrations(of app: String) -> [String] {
    guard let last = migrations(of: app).last else { return ["none on disk"] }
    return [([last.name] + [last.path].compactMap(\.self)).joined(separator: " · ")]
      + last.operations.map { "- " + $0 }
  }

  func noModel(_ name: String) -> String {
    let labels = table(.models).texts(of: "label")
    let guess = Suggestion.nearest(to: name, in: labels).map { " Did you mean '\($0)'?" } ?? ""
    return "no model called '\(name)'.\(guess) Give app.Model."
  }

  func noApp(_ label: String) -> String {
    let guess = Suggestion.nearest(to: label, in: appLabels).map { " Did you mean '\($0)'?" } ?? ""
    return "no app with the label '\(label)'.\(guess)"
  }
}

extension String {
  /// `orders` of `orders.Order`.
  var appLabel: String { split(separator: ".").first.map(String.init) ?? self }
}
