import Discovery

extension Requirements {
  /// Whether what the project declares leaves pydantic 1 alone.
  var wantsOldPydantic: Bool {
    guard let requirement = self["pydantic"] else { return false }
    if let version = requirement.version { return version.hasPrefix("1.") }
    guard let last = Version("1.10.99"), let next = Version("2.99") else { return false }
    return requirement.constraint.allows(last) && !requirement.constraint.allows(next)
  }
}
