import MCP
import Platform

/// A server that does little of everything.
enum DemoServer {
  private enum Voice: String, CaseIterable { case loud, quiet }

  private static let text = Parameter<String>.required("text", "What to say")
  private static let times = Parameter<Int>.optional("times", "How often", default: 1, in: 1...3)
  private static let voice = Parameter<Voice>.choice("voice", "How", default: .quiet)
  private static let names = Parameter<[String]>.list("names", "To whom")
  private static let polite = Parameter<Bool>.optional("polite", "", default: false)

  private static let echo = Tool(
    "echo", title: "Echo", description: "Says it again.", parameters: [text, times, voice, names, polite]
  ) { arguments, _ in
    let said = arguments[voice] == .loud ? arguments[text].uppercased() : arguments[text]
    let greeting = arguments[names].isEmpty ? "" : "Dear " + arguments[names].joined(separator: " and ") + ", "
    let ending = arguments[polite] ? ", please" : ""
    return greeting + [String](repeating: said, count: arguments[times]).joined(separator: " ") + ending
  }

  /// Long enough for a pulse or several: what is told meanwhile, and how often, is the clock's.
  private static func pause() { _ = WaitHandle.wait(for: [], milliseconds: 250) }

  private static let slow = Tool("slow", title: "Slow", description: "Takes its time.") { _, context in
    context.report("one")
    pause()
    context.report("two")
    pause()
    return context.isCancelled ? "cancelled" : "done"
  }

  private static let fail = Tool("fail", title: "Fail", description: "Fails.") { _, _ throws(CallFailure) in
    throw CallFailure("It broke. Call echo instead.")
  }

  private static let greet = Prompt(
    "greet", title: "Greet", description: "Greets somebody.",
    arguments: [
      PromptArgument("name", "Whom", isRequired: true) { _ in ["Ada", "Alan", "Grace", "Barbara"] },
      PromptArgument("language", "In what"),
    ]
  ) { values, _ throws(CallFailure) in
    if values["language"] == "Klingon" { throw CallFailure("No Klingon here; use English.") }
    return "Greet \(values["name"] ?? "") in \(values["language"] ?? "English")."
  }

  private static let about = Resource(
    "demo://about", .init(name: "about", title: "About", summary: "What this is.")
  ) { _ in "A demo." }

  private static let person = ResourceTemplate(
    "demo://person/{name}", .init(name: "person", title: "Person", summary: "One of us."),
    complete: { _ in ["Ada", "Alan"] }
  ) { name, _ throws(CallFailure) in
    guard name == "Ada Lovelace" else { throw CallFailure("nobody", isMissing: true) }
    return "Wrote the first program."
  }

  /// With tools only.
  static let bare = Server(
    info: ServerInfo(name: "demo", title: "Demo", version: "1.0"), instructions: "Ask echo.",
    tools: [echo, slow, fail])

  static let whole: Server = {
    var server = bare
    server.prompts = [greet]
    server.resources = [about]
    server.templates = [person]
    return server
  }()

  /// With two entries a page.
  static let paged: Server = {
    var server = whole
    server.pageSize = 2
    return server
  }()
}
