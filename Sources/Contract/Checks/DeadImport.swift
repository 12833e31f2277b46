import Checks

/// `@docs/style.md` that is not there: the session starts without it, and nobody says so.
let deadImport = ContractCheck("DJI101", "import") { reading, findings in
  for (file, span, reason) in reading.set.broken where file == reading.file.path {
    findings.report(reason, at: span.range)
  }
}
