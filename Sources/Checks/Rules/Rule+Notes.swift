extension Rule {
  /// What the engine itself has to say; never counted as a finding.
  public static let unusedSuppression = Rule(
    "DJX900", "unused-suppression",
    "A comment keeps something from being reported that is not there.",
    why: "Nobody can tell what it was for, and it would hide the next mistake on its line.",
    .info, .proven, facets: ["unused", "unknown-rule"], examples: [], .project { _, _ in })

  /// Rules that have no file of their own: they are about the checks, not about the project.
  public static let notes = [unusedSuppression]
}
