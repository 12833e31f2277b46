import Base
import Memory
import Platform

let memoryCommand = Command(
  "memory", "Remember what the code does not say, and find it again",
  discussion: """
    Entries lie as Markdown in .djangology/memory/PROJECT and belong to the repository. An entry that is linked to code \
    is stale once that code has changed. Secrets are refused.
    """,
  subcommands: [memoryShow, memorySearch, memoryUpdate, memoryForget, memoryContext])

/// What the commands of memory share.
enum MemoryArguments {
  static let project = ArgumentKey<String?>.option(
    "project", short: "p", "The project's name, that of its folder if left out", placeholder: "NAME")
  static let topic = ArgumentKey<MemoryTopic>.required("topic", "The file it belongs to", otherwise: .decisions)
  static let title = ArgumentKey<String?>.option("title", "The entry's heading", placeholder: "TEXT")
  static let json = ArgumentKey<Bool>.flag("json", "Print JSON")

  static func place(
    _ arguments: ParsedArguments, _ context: borrowing CommandContext
  ) -> (store: MemoryStore, project: String) {
    let root = KitRoot.found(arguments, context)
    return (MemoryStore(root: root), arguments[project] ?? KitRoot.projectName(root))
  }

  static func failure(_ error: MemoryStore.Failure) -> CommandFailure {
    CommandFailure(message: error.words, advice: nil)
  }

  static func title(_ arguments: ParsedArguments) throws(CommandFailure) -> String {
    guard let title = arguments[title] else {
      throw CommandFailure(
        message: "no title given", advice: "Entries are told apart by it: --title 'Money is Decimal'")
    }
    return title
  }

  static func print(_ entries: [RememberedEntry], asJSON: Bool, _ context: inout CommandContext) {
    if asJSON { return context.print(JSONValue.array(entries.map(json)).text()) }
    for one in entries {
      let mark = one.isStale ? context.terminal.paint("  stale: " + places(one).joined(separator: ", "), .warning) : ""
      context.print(context.terminal.paint("\(one.topic.rawValue): \(one.entry.title)", .heading) + mark)
      for line in one.entry.text.split(separator: "\n", omittingEmptySubsequences: false) { context.print("  " + line) }
    }
  }

  private static func places(_ one: RememberedEntry) -> [String] {
    one.changed.map { "\($0.place) changed" } + one.gone.map { "\($0.place) is gone" }
  }

  private static func json(_ one: RememberedEntry) -> JSONValue {
    .object([
      ("topic", .string(one.topic.rawValue)), ("title", .string(one.entry.title)), ("date", .string(one.entry.date)),
      ("text", .string(one.entry.text)), ("links", .strings(one.entry.links.map(\.place))),
      ("stale", .strings(places(one))),
    ])
  }
}
