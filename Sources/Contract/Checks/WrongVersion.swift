import Checks
import Discovery

/// Another version than the project requires or has locked.
let wrongVersion = ContractCheck("DJI102", "version") { reading, findings in
  for line in reading.file.lines where line.isShown && !isAboutChange(line.text) {
    for (word, distribution) in products {
      for claim in VersionClaim.all(of: word, in: line) {
        guard let truth = truth(claim, distribution, reading) else { continue }
        findings.report(truth.message, at: claim.range, fix: truth.fix)
      }
    }
  }
}

private let products = [
  ("Django", "django"), ("DRF", "djangorestframework"), ("Django REST framework", "djangorestframework"),
  ("Django REST Framework", "djangorestframework"), ("Wagtail", "wagtail"), ("Celery", "celery"), ("Python", "python"),
  ("FastAPI", "fastapi"), ("Pydantic", "pydantic"), ("SQLAlchemy", "sqlalchemy"), ("pytest", "pytest"),
]

private func isAboutChange(_ line: String) -> Bool {
  let lower = line.lowercased()
  return [
    "upgrad", "updat", "release", "tag ", "migrat", "from ", "since", "later", "before", "deprecated", "removed",
    "compatib", "until",
  ]
  .contains { lower.contains($0) }
}

private func truth(
  _ claim: VersionClaim, _ distribution: String, _ reading: ReadInstructions
) -> (message: String, fix: String?)? {
  if distribution == "python" { return pythonTruth(claim, reading) }
  guard let requirement = reading.contract.requirements[distribution] else { return nil }
  if let version = requirement.version ?? requirement.constraint.exact {
    guard let has = Version(version), !claim.agrees(with: has) else { return nil }
    let short = has.numbers.prefix(2).map(String.init).joined(separator: ".")
    return ("\(requirement.path) has \(claim.product) \(version)", "\(claim.product) \(short)")
  }
  guard !requirement.constraint.text.isEmpty, !claim.isAllowed(by: requirement.constraint) else { return nil }
  return ("\(requirement.path) asks for \(claim.product) \(requirement.constraint.text)", nil)
}

private func pythonTruth(_ claim: VersionClaim, _ reading: ReadInstructions) -> (message: String, fix: String?)? {
  guard let bytes = reading.project.beside.read("pyproject.toml") else { return nil }
  let document = TOMLReader(bytes).document
  let poetry = document["tool"]?["poetry"]?["dependencies"]?["python"]?.string
  guard let text = document["project"]?["requires-python"]?.string ?? poetry else { return nil }
  let constraint = VersionConstraint(text)
  return claim.isAllowed(by: constraint) ? nil : ("pyproject.toml asks for Python \(text)", nil)
}
