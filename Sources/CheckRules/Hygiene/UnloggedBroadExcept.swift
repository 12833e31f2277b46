import Checks

let unloggedBroadExcept = Rule(
  "DJX102", "unlogged-broad-except",
  "`except Exception` neither raises again nor logs what it caught.",
  why: "Every mistake below it looks like the expected failure, and nobody ever hears of it.",
  .warning, .proven, isCore: true, facets: ["handler", "suppress"],
  examples: [
    .bad(
      """
      --- shop/taxes.py
      def rate(country, lookup):
          try:
              return lookup(country)
          except «Exception»:
              return None

      def fee(country, lookup):
          try:
              return lookup(country)
          except («BaseException», ValueError) as error:
              return 0
      """, facet: "handler"),
    .bad(
      """
      --- shop/taxes.py
      import contextlib

      def rate(country, lookup):
          with contextlib.suppress(«Exception»):
              return lookup(country)
      """, facet: "suppress"),
    .good(
      """
      --- shop/noise.py
      import logging
      logger = logging.getLogger(__name__)

      def tell(error):
          note(error)

      def note(error):
          logger.error("failed: %s", error)
      --- shop/taxes.py
      import logging
      from django.contrib import messages
      from sentry_sdk import capture_exception
      from shop.noise import tell
      logger = logging.getLogger(__name__)

      def rate(country, lookup):
          try:
              return lookup(country)
          except ValueError:
              return None
          except Exception:
              logger.exception("tax lookup failed")

      class Handler(logging.Handler):
          def emit(self, record):
              try:
                  self.send(record)
              except Exception:
                  self.handleError(record)

      def shown(country, lookup):
          if settings.DEBUG:
              try:
                  return lookup(country)
              except Exception:
                  pass

      def again(country, lookup):
          try:
              return lookup(country)
          except Exception as error:
              if country:
                  return None
              raise LookupError from error

      def others(country, lookup):
          try:
              return lookup(country)
          except Exception as error:
              capture_exception(error)
          try:
              return lookup(country)
          except Exception as error:
              tell(error)

      class Job:
          def warn(self):
              logging.warning("failed")

          def run(self, lookup):
              try:
                  lookup()
              except Exception:
                  self.warn()

          def step(self, lookup):
              try:
                  lookup()
              except Exception as error:
                  self.error = str(error)

          def count(self, text):
              try:
                  self.number = int(text.split("/")[0])
              except Exception:
                  self.number = 0

          def show(self, request, load, errors):
              try:
                  load(request)
              except Exception:
                  messages.error(request, "It cannot be shown.")
              try:
                  load(request)
              except Exception:
                  errors.append("it cannot be loaded")
              try:
                  load(request)
              except Exception:
                  print("it cannot be loaded")
              # The old place may be gone, and nobody needs it.
              try:
                  load(request)
              except Exception:
                  pass

          def title(self, request, load):
              try:
                  return load(request)
              except Exception:
                  return "cannot be loaded"

          def language(self, detect, text):
              lang = "en"
              try:
                  lang = detect(text)
              except Exception:
                  pass
              return lang

          def label(self, field_of, name):
              try:
                  return field_of(name).verbose_name
              except Exception:
                  return name

          def test(self, theme, compile):
              try:
                  compile(theme.path)
                  theme.loads = True
              except Exception:
                  theme.loads = False

          def __del__(self):
              try:
                  self.close()
              except Exception:
                  pass
      """),
  ],
  .nodes([.exceptHandler, .withItem]) { node, file, findings in
    if file.isTest || file.isMigration || file.isByTheWay || !file.path.contains("/") { return }
    if file.tree.kind(node) == .withItem {
      reportSuppress(node, file, &findings)
    } else if let type = broadType(of: node, file), !isHeard(node, file), !isClosing(node, file),
      !isForDevelopers(node, file), !isAttempt(node, file), !isExplained(node, file), !fallsBack(node, file),
      !isHarmless(node, file)
    {
      findings.report(
        "log what is caught, or name the exceptions that are expected here", at: type, in: file, facet: "handler")
    }
  }
)

private func broadType(of handler: ID<Node>, _ file: CheckedFile) -> ID<Node>? {
  guard let type = file.tree.firstChild(of: handler), file.tree.kind(type) != .block else { return nil }
  let types = file.tree.kind(type) == .tuple ? Array(file.tree.children(of: type)) : [type]
  return types.first { isBroad($0, file) }
}

private func isBroad(_ type: ID<Node>, _ file: CheckedFile) -> Bool {
  guard let name = file.tree.dottedName(of: type) else { return false }
  return name == "Exception" || name == "BaseException" || name.hasPrefix("builtins.")
}

private func reportSuppress(_ item: ID<Node>, _ file: CheckedFile, _ findings: inout Findings) {
  guard let value = file.tree.firstChild(of: item), let call = Call(value, in: file.tree),
    call.calleeName?.hasSuffix("suppress") ?? false, file.dotted(call.callee) == "contextlib.suppress",
    let type = call.arguments.first(where: { isBroad($0, file) }), let outer = file.tree.parent(of: item),
    let block = file.tree.firstChild(of: outer, .block), HiddenWork(file).isHidden(in: block), !isSaid(outer, file)
  else { return }
  findings.report(
    "name the exceptions that are expected here instead of \(file.tree.text(of: type))", at: type, in: file,
    facet: "suppress")
}

/// A comment beside it or above it.
private func isSaid(_ statement: ID<Node>, _ file: CheckedFile) -> Bool {
  let line = file.lines.line(of: file.tree[statement].range.start)
  return file.tree.comments.contains { [line - 1, line].contains(file.lines.line(of: $0.start)) }
}

/// When an object goes away there is nobody to tell.
private func isClosing(_ handler: ID<Node>, _ file: CheckedFile) -> Bool {
  guard let function = file.function(around: handler) else { return false }
  return file.tree.name(file.tree[function].symbol) == "__del__"
}

/// Nothing is lost but a value, or the function says what happens then.
private func isHarmless(_ handler: ID<Node>, _ file: CheckedFile) -> Bool {
  guard let outer = file.tree.parent(of: handler), let block = file.tree.firstChild(of: outer, .block) else {
    return true
  }
  let work = HiddenWork(file)
  if !work.isHidden(in: block), !work.isPassedOff(in: handler) { return true }
  return ExpectedFailure(file).isExpected(by: handler, of: outer, block)
}

// MARK: Who hears of it

private func isHeard(_ handler: ID<Node>, _ file: CheckedFile) -> Bool {
  guard let block = file.tree.firstChild(of: handler, .block) else { return true }
  if file.tree.has(.raiseStatement, in: block) || isAnswered(block, file) { return true }
  return file.calls(in: block).contains { isTold($0, file, depth: 2) } || isKept(handler, block, file)
}

/// A text that is returned tells whoever asked that it failed.
private func isAnswered(_ block: ID<Node>, _ file: CheckedFile) -> Bool {
  file.tree.own(.returnStatement, in: block).contains { statement in
    file.tree.subtree(of: statement).contains { row in
      file.tree.string(ID(row)).map { $0.contains(" ") } ?? false
    }
  }
}

private func isTold(_ call: Call, _ file: CheckedFile, depth: Int) -> Bool {
  if let name = call.calleeName ?? call.lastName, tells(name) { return true }
  guard depth > 0, let target = file.target(of: call) else { return false }
  let function = file.project.tables.functions[target]
  let other = file.project.file(function.file)
  return other.calls(in: function.node).contains { isTold($0, other, depth: depth - 1) }
    || other.tree.has(.raiseStatement, in: function.node)
}

/// Names that tell a log, a monitor or the person at the terminal.
private func tells(_ name: String) -> Bool {
  let parts = name.lowercased().split(separator: ".").map(String.init)
  let words = [
    "log", "logger", "logging", "sentry", "sentry_sdk", "rollbar", "capture_exception", "capture_message", "print_exc",
    "print_exception", "format_exc", "exc_info", "report_exception", "stderr", "retry", "fail", "mail_admins",
    "exception",
    "handleerror", "set_exception", "record_exception", "warn", "echo", "secho", "log_exception", "log_error",
  ]
  if parts.contains(where: { words.contains($0) || $0.contains("warning") }) { return true }
  let last = parts.last ?? ""
  // Another rule says that it should be logged (DJX103).
  if name == "print" { return true }
  if parts.first == "messages" || ["append", "add_error", "add_message"].contains(last) { return true }
  return last.hasPrefix("log_") || last.hasSuffix("_log") || parts.first.map { $0.hasSuffix("logger") } ?? false
    || parts.contains { $0.hasPrefix("_log") || $0.hasSuffix("_logger") } || name.hasPrefix("self.stdout")
    || last.hasPrefix("handle_") && last.hasSuffix("exception") || last.contains("notify")
}

/// Whether the exception goes somewhere, so that whoever asks can still see it.
private func isKept(_ handler: ID<Node>, _ block: ID<Node>, _ file: CheckedFile) -> Bool {
  let name = file.tree.name(file.tree[handler].symbol)
  if name.isEmpty { return false }
  return file.tree.subtree(of: block).contains { row in
    file.tree.nodes[row].kind == .name && file.tree.name(file.tree.nodes[row].symbol) == name
  }
}

/// Somebody wrote down why it does not matter: in the handler, or above what is tried.
func isExplained(_ handler: ID<Node>, _ file: CheckedFile) -> Bool {
  guard let outer = file.tree.parent(of: handler) else { return false }
  let rows = [file.tree[handler].range, file.tree[outer].range].map { file.lines.line(of: $0.start) }
  let last = file.lines.line(of: file.tree[handler].range.end)
  return file.tree.comments.contains { comment in
    let line = file.lines.line(of: comment.start)
    guard rows[0]...last ~= line || line == rows[1] - 1 else { return false }
    let text = String(decoding: file.tree.source[Int(comment.start)..<Int(comment.end)], as: UTF8.self)
    // Somebody switched it off.
    if text.contains("traceback.") || text.contains("logger.") { return true }
    // Directions to tools and code that is switched off say nothing; a sentence has words.
    return text.split(separator: " ").filter { $0.allSatisfy { $0.isLetter || $0 == "," || $0 == "." } }.count > 3
  }
}

// MARK: Attempts

/// The answer without what failed stands right there: what was given, a default, or that it failed.
private func fallsBack(_ handler: ID<Node>, _ file: CheckedFile) -> Bool {
  guard let outer = file.tree.parent(of: handler), let block = file.tree.firstChild(of: outer, .block),
    let answers = file.tree.firstChild(of: handler, .block).map({ Array(file.tree.children(of: $0)) }),
    let attempt = file.tree.lastChild(of: block), let answer = answers.first, answers.count == 1
  else { return false }
  if isOpposite(attempt, answer, file) { return true }
  guard file.tree.children(of: block).count(where: { _ in true }) == 1 else { return false }
  switch file.tree.kind(answer) {
  case .returnStatement: return isParameter(file.tree.firstChild(of: answer), file)
  case .passStatement: return hasDefault(attempt, before: outer, file)
  default: return false
  }
}

/// `theme.loads = True`, and False where it failed.
private func isOpposite(_ attempt: ID<Node>, _ answer: ID<Node>, _ file: CheckedFile) -> Bool {
  let sides = [attempt, answer].map { Array(file.tree.children(of: $0)) }
  guard sides.allSatisfy({ $0.count == 2 }), [attempt, answer].allSatisfy({ file.tree.kind($0) == .assign }),
    file.tree.kind(sides[0][0]) == .attribute, file.tree.text(of: sides[0][0]) == file.tree.text(of: sides[1][0])
  else { return false }
  let kinds = sides.map { file.tree.kind($0[1]) }
  return kinds == [.true, .false] || kinds == [.false, .true]
}

private func isParameter(_ value: ID<Node>?, _ file: CheckedFile) -> Bool {
  guard let value, file.tree.kind(value) == .name, let function = file.function(around: value),
    let view = FunctionDefinition(function, in: file.tree)
  else { return false }
  return view.parameters.contains { $0.name == file.tree.name(file.tree[value].symbol) }
}

/// The name that is tried for has a value from the statement above.
private func hasDefault(_ attempt: ID<Node>, before outer: ID<Node>, _ file: CheckedFile) -> Bool {
  guard file.tree.kind(attempt) == .assign, let target = file.tree.firstChild(of: attempt),
    file.tree.kind(target) == .name, let around = file.tree.parent(of: outer),
    let above = file.tree.children(of: around).prefix(while: { $0 != outer }).last(where: { _ in true }),
    [.assign, .annotatedAssign].contains(file.tree.kind(above)), let bound = file.tree.firstChild(of: above)
  else { return false }
  return file.tree.text(of: bound) == file.tree.text(of: target)
}

/// One statement that only takes a value apart: its failure hides nothing else.
func isAttempt(_ handler: ID<Node>, _ file: CheckedFile) -> Bool {
  guard let outer = file.tree.parent(of: handler), let block = file.tree.firstChild(of: outer, .block) else {
    return false
  }
  var statements = Array(file.tree.children(of: block))
  // `return True` behind the attempt.
  if statements.count == 2, file.calls(in: statements[1]).isEmpty { statements.removeLast() }
  guard statements.count == 1, let only = statements.first else { return false }
  switch file.tree.kind(only) {
  case .assign, .annotatedAssign, .augmentedAssign, .returnStatement, .expressionStatement, .ifStatement: break
  default: return false
  }
  return file.calls(in: only).allSatisfy { call in
    guard let name = call.calleeName ?? call.lastName else { return false }
    return takesApart.contains(name.split(separator: ".").last.map(String.init) ?? name)
  }
}

private let takesApart: Set<String> = [
  "int", "float", "str", "bool", "len", "list", "tuple", "dict", "set", "min", "max", "sum", "round", "abs", "next",
  "getattr", "isinstance", "Decimal", "UUID", "split", "rsplit", "splitlines", "splitext", "strip", "lstrip", "rstrip",
  "replace", "lower", "upper", "title", "join", "format", "get", "pop", "keys", "values", "items", "index", "group",
  "groups", "search", "match", "fullmatch", "findall", "sub", "loads", "decode", "encode", "fromisoformat", "strptime",
  "fromtimestamp", "parse_duration", "parse_date", "parse_datetime", "startswith", "endswith", "append", "sorted",
  "open", "verify", "get_serializer",
]
