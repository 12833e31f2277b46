import Checks

/// More lines than anybody follows.
let longText = ContractCheck("DJI103", "length") { reading, findings in
  let lines = reading.file.lines.filter { $0.isShown }
  let most = reading.project.configuration.option("lines", of: "DJI103")?.first.flatMap { Int($0) } ?? 200
  guard lines.count > most, let first = lines.first else { return }
  findings.report(
    "\(lines.count) lines, more than \(most): what belongs to one folder can go to .claude/rules/ with paths",
    at: first.range(of: first.text))
}
