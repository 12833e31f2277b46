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
      !file.tree.alwaysRaises(first)
    else { return }
    let start = file.tree[node].start
    findings.report(
      "name the exceptions that are expected here, for example except ValueError",
      at: SourcePlace(file.path, TextRange(start, start + 6)), symbol: file.symbol(around: node))
  }
)
