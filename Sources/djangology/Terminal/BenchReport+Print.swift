import RetrievalBench

/// The report on the terminal: bars by measure, then by role.
extension BenchReport {
  func print(_ context: inout CommandContext) {
    let terminal = context.terminal
    context.print(terminal.paint(headline, .heading))
    context.print(terminal.paint(leftOutSentence, .faint))
    for note in notes { context.print(terminal.paint(note, .warning)) }
    let width = max(10, min(50, terminal.width - 34))
    for measure in BenchMeasure.allCases {
      context.print("")
      context.print("\(terminal.paint(measure.title(budget), .heading))  \(terminal.paint(measure.meaning, .faint))")
      for method in BenchMethod.allCases {
        guard let share = mean(measure, method) else { continue }
        let bar = terminal.paint(BarChart.bar(share, width: width), method.style)
        context.print("  \(padded(method.title, 11))\(left(Decimals.percent(share), 5))  \(bar)")
      }
    }
    context.print("")
    for measure in [BenchMeasure.recall10, .all15, .linesInBudget] { context.print(sentence(measure)) }
    context.print(tokenSentence)
    context.print(timeSentence)
    printParts("recall@10 by role", "files", roles, &context)
    printParts("recall@10 by size of the change", "tasks", sizes, &context)
  }

  private func printParts(_ title: String, _ counted: String, _ parts: [Part], _ context: inout CommandContext) {
    let names = BenchMethod.allCases.map { left($0.title, 12) }.joined()
    context.print("")
    context.print(context.terminal.paint("\(padded(title, 32))\(left(counted, 7))\(names)", .heading))
    for part in parts {
      let shares = BenchMethod.allCases.map { left(Decimals.percent(part.recall[$0] ?? 0), 12) }.joined()
      context.print("  \(padded(part.name, 30))\(left(String(part.count), 7))\(shares)")
    }
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  private func left(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}

extension BenchMethod {
  fileprivate var style: TextStyle {
    switch self {
    case .djangology: .good
    case .grep, .bm25: .faint
    }
  }
}
