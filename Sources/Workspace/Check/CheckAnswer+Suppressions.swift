public import Checks

extension CheckAnswer {
  /// Comments that would keep quiet all that is reported.
  public var addedSuppressions: AddedSuppressions {
    AddedSuppressions(report.findings.map(\.diagnostic), in: project)
  }
}
