/// The report as one page that needs nothing else: no script, no fonts, no network.
public struct BenchPage {
  private let report: BenchReport

  public init(_ report: BenchReport) { self.report = report }

  public var html: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>djangology bench</title>
    <style>
    \(Self.style)
    </style>
    </head>
    <body>
    <h1>Files found for tasks of \(Self.escaped(report.project))</h1>
    <p>\(Self.escaped(report.headline)). \(Self.escaped(report.leftOutSentence)).</p>
    <p class="legend">\(BenchMethod.allCases.map { "<span class=\"\($0.rawValue)\">\($0.title)</span>" }.joined(separator: " "))</p>
    <h2>All tasks</h2>
    \(groups(BenchMeasure.allCases.map(group)))
    <ul>
    \(sentences.map { "<li>\(Self.escaped($0))</li>" }.joined(separator: "\n"))
    </ul>
    <h2>Among the first ten, by what part the file plays</h2>
    \(groups(report.roles.map(group)))
    <h2>Among the first ten, by how many files were to find</h2>
    \(groups(report.sizes.map(group)))
    </body>
    </html>

    """
  }

  private var sentences: [String] {
    [BenchMeasure.recall10, .all15, .linesInBudget].map(report.sentence)
      + [report.tokenSentence, report.timeSentence] + report.notes
  }

  private func group(_ measure: BenchMeasure) -> String {
    let rows = BenchMethod.allCases.map { (method: $0, share: report.mean(measure, $0)) }
    return group(measure.title(report.budget), measure.meaning, rows)
  }

  private func group(_ part: BenchReport.Part) -> String {
    group(part.name, "\(part.count)", BenchMethod.allCases.map { (method: $0, share: part.recall[$0]) })
  }

  private func groups(_ groups: [String]) -> String { groups.joined(separator: "\n") }

  private func group(_ name: String, _ note: String, _ rows: [(method: BenchMethod, share: Double?)]) -> String {
    let bars = rows.map { method, share in
      let text = share.map(Decimals.percent) ?? "–"
      let title = "\(method.title): \(text) %"
      return """
        <div class="row"><div class="bar \(method.rawValue)" style="width:\(Decimals.percent(share ?? 0))%" \
        title="\(title)"></div><span>\(text)</span></div>
        """
    }
    return """
      <div class="group"><div class="name">\(Self.escaped(name))<small>\(Self.escaped(note))</small></div>\
      <div class="bars">\(bars.joined())</div></div>
      """
  }

  private static func escaped(_ text: String) -> String {
    String(
      text.flatMap { character -> String in
        switch character {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        case "\"": "&quot;"
        case _: String(character)
        }
      })
  }

  private static let style = """
    :root { color-scheme: light dark; --ours: #0c7a4d; --bm25: #7a869a; --grep: #b9c0cc; }
    @media (prefers-color-scheme: dark) { :root { --ours: #3fbf85; --bm25: #8a94a6; --grep: #566073; } }
    body { font: 15px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
    h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
    .group { display: flex; gap: 1rem; margin: .6rem 0; align-items: center; }
    .name { flex: 0 0 12rem; } .name small { display: block; opacity: .65; line-height: 1.3; }
    .bars { flex: 1; } .row { display: flex; align-items: center; gap: .5rem; height: 1.05rem; }
    .row span { font-size: .75rem; font-variant-numeric: tabular-nums; }
    .bar { height: .7rem; border-radius: 2px; min-width: 1px; }
    .legend span::before { content: ""; display: inline-block; width: .8rem; height: .8rem; margin: 0 .3rem 0 .8rem; \
    border-radius: 2px; background: currentColor; }
    .djangology { background: var(--ours); } .bm25 { background: var(--bm25); } .grep { background: var(--grep); }
    .legend .djangology, .legend .bm25, .legend .grep { background: none; }
    .legend .djangology::before { background: var(--ours); } .legend .bm25::before { background: var(--bm25); }
    .legend .grep::before { background: var(--grep); }
    """
}
