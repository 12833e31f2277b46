import Checks
import Discovery

/// The settings modules: which one counts when, and how another is chosen.
struct SettingsFacts {
  let lines: [ContractLine]

  init(_ contract: ContractProject) {
    let known = contract.settings.filter { $0.file != nil }
    guard let used = contract.settingsModule else {
      lines = []
      return
    }
    let first = known.first { $0.module == used }
    var text = "Settings: `\(used)`" + (first.map { ", set by `\($0.path)`" } ?? "")
    let others = known.filter { $0.module != used }.prefix(3).map { "`\($0.module)` (`\($0.path)`)" }
    if !others.isEmpty { text += "; also " + others.joined(separator: ", ") }
    // Nobody is led to production by an example.
    let other = known.first { $0.module != used && !$0.module.contains("prod") }?.module ?? used
    text += ". Choose: `export DJANGO_SETTINGS_MODULE=\(other)`."
    lines = [ContractLine(text, known.prefix(4).map { "\($0.path):\($0.line): \($0.module)" })]
  }
}
