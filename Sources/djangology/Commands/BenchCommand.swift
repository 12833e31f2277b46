import Base
import Platform
import RetrievalBench
import Workspace

private let commits = ArgumentKey<Int>.option(
  "commits", short: "n", "How many commits to make tasks of, the newest first", default: 50, in: 1...5000)
private let since = ArgumentKey<String?>.option("since", "Only commits after this one", placeholder: "REV")
private let delay = ArgumentKey<Int>.option(
  "delay", "Keep the newest commits before each task from its ranking", default: 0, in: 0...10_000)
private let maxTokens = ArgumentKey<Int>.option(
  "max-tokens", short: "t", "Upper bound on the tokens of each capsule", default: 8000, in: 200...200_000)
private let seed = ArgumentKey<Int>.option("seed", "Seed of the intervals", default: 1)
private let page = ArgumentKey<String?>.option(
  "html", "Write the report as a page, too", kind: .path, placeholder: "FILE")
private let json = ArgumentKey<Bool>.flag("json", "Print JSON, with every task")

let benchCommand = Command(
  "bench", "Measure capsules on the project's own history, beside grep and BM25",
  discussion: """
    Takes commits as tasks: the message is the query, the files that it changed are to be found in the tree before it, with \
    no more history than there was then. Trees are read from git; nothing is checked out.

    docs/bench.md says what is measured and how to read it.
    """,
  arguments: [ProjectArgument.root, commits, since, delay, maxTokens, page, json, seed],
  examples: [
    .init("djangology bench", ""),
    .init("djangology bench --commits 200 --html bench.html", "A page with bars"),
    .init("djangology bench --since v2.0 --delay 40", "When history helps less"),
  ]
) { arguments, context throws(CommandFailure) in
  let path = arguments[ProjectArgument.root]
  var request = BenchRequest()
  request.commits = arguments[commits]
  request.since = arguments[since]
  request.delay = arguments[delay]
  request.maxTokens = arguments[maxTokens]
  request.seed = arguments[seed]
  let report = try ProjectArgument.bench(path, request, &context)
  if let page = arguments[page] {
    do throws(FileError) {
      try AtomicWrite.write(Array(BenchPage(report).html.utf8), to: context.caller.place(page))
    } catch {
      throw CommandFailure(message: "\(page): \(error)", advice: "--html takes a file in a folder that can be written.")
    }
  }
  if arguments[json] {
    context.print(report.json.text())
  } else {
    report.print(&context)
  }
  return .ok
}
