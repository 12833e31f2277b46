import Checks
import Discovery

/// Which versions of what the project uses.
struct VersionFacts {
  let lines: [ContractLine]

  init(_ contract: ContractProject) {
    var parts: [String] = []
    var evidence: [String] = []
    for (name, distribution) in Self.products {
      guard let requirement = contract.requirements[distribution], let version = Self.version(requirement) else {
        continue
      }
      parts.append("\(name) \(version)")
      evidence.append("\(requirement.path): \(distribution)\(requirement.constraint.text)")
    }
    if let python = Self.python(contract) {
      parts.append("Python \(python)")
      evidence.append("pyproject.toml: requires-python \(python)")
    }
    lines = parts.isEmpty ? [] : [ContractLine(parts.joined(separator: ", ") + ".", evidence)]
  }

  private static let products = [
    ("Django", "django"), ("DRF", "djangorestframework"), ("Wagtail", "wagtail"), ("FastAPI", "fastapi"),
    ("Celery", "celery"), ("channels", "channels"), ("graphene-django", "graphene-django"),
    ("django-ninja", "django-ninja"),
  ]

  /// `5.2` of 5.2.7 and of `==5.2.*`; else what is asked for.
  private static func version(_ requirement: Requirement) -> String? {
    if let known = (requirement.version ?? requirement.constraint.exact).flatMap({ Version($0) }) {
      return known.numbers.prefix(2).map(String.init).joined(separator: ".")
    }
    let text = requirement.constraint.text
    if text.hasPrefix("=="), text.hasSuffix(".*") { return String(text.dropFirst(2).dropLast(2)) }
    return text.isEmpty ? nil : text.contains("`") ? nil : text
  }

  private static func python(_ contract: ContractProject) -> String? {
    guard let bytes = contract.project.beside.read("pyproject.toml") else { return nil }
    let document = TOMLReader(bytes).document
    return document["project"]?["requires-python"]?.string
      ?? document["tool"]?["poetry"]?["dependencies"]?["python"]?.string
  }
}
