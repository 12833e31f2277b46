extension CheckConfiguration {
  /// The key whose being written switches a rule on that is off otherwise; nil where none is.
  func key(activating code: String) -> String? {
    switch code {
    case "DJX201" where !requiredBases.isEmpty: "required-base"
    case "DJX202" where !placements.isEmpty: "placement"
    case "DJX203" where !contracts.isEmpty: "contracts"
    case "DJX205" where !forbidden.isEmpty: "forbidden"
    case "DJX206" where importStyle != nil: "imports"
    case "DJX207" where !protected.paths.isEmpty || !protected.scope.isEmpty || protected.maxApps != nil: "protected"
    case "DJX207" where migrations.policy == .ask: "migrations.policy"
    case "DJU201" where urls.requiresAppName == true || urls.namePattern != nil: "urls"
    case "DJV201" where views.html != nil || views.api != nil: "views"
    case "DJG105" where !migrations.largeTables.isEmpty: "migrations.large-tables"
    default: nil
    }
  }
}
