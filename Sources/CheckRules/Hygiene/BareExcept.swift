import Checks

let bareExcept = Rule(
  "DJX101", "bare-except",
  "An `except:` without a class of exceptions swallows everything, also KeyboardInterrupt and SystemExit.",
  why: "Mistakes of the programmer and signals to stop vanish, so the failure shows up somewhere else.",
  .warning, .proven, isCore: true,
  examples: [
    .bad(
      """
      --- shop/jobs.py
      def run(sync):
          try:
              sync()
          «except»:
              pass
          try:
              sync()
          «except»:
              if sync:
                  raise
      """),
    .good(
      """
      --- shop/jobs.py
      import logging
      import sys

      def run(sync, logger=logging.getLogger(__name__)):
          try:
              sync()
          except ValueError:
              logger.exception("sync failed")
          try:
              sync()
          except:
              logger.exception("sync failed")
              raise
          try:
              sync()
          except:
              if sync:
                  raise
              else:
                  sys.exit(1)
          try:
              sync()
          except:  # noqa: E722
              logger.exception("sync failed")
      """),
    .good(
      """
      --- shop/tests/test_jobs.py
      def test_it():
          try:
              run()
          except:
              pass
      """),
  ],
  .nodes([.exceptHandler]) { node, file, findings in
    guard let first = file.tree.firstChild(of: node), file.tree.kind(first) == .block, !file.isTest,
      !file.tree.alwaysRaises(first), !isSaid(node, file), !isScript(file), !isAttempt(node, file),
      !isExplained(node, file)
    else { return }
    let start = file.tree[node].start
    findings.report(
      "name the exceptions that are expected here, for example except ValueError",
      at: SourcePlace(file.path, TextRange(start, start + 6)), symbol: file.symbol(around: node))
  }
)

/// Whether the line has been told to other tools: `# noqa: E722`.
private func isSaid(_ handler: ID<Node>, _ file: CheckedFile) -> Bool {
  let start = Int(file.tree[handler].start)
  let line = file.tree.source[start...].prefix { $0 != UInt8(ascii: "\n") }
  return String(decoding: line, as: UTF8.self).contains("E722")
}
