internal import Base

/// Walks through a script as a shell would run it, taking every branch, and notes each program that would be started.
struct ShellWalk {
  static let longestScript = 1 << 18
  /// Variants of one word or command beyond these are not followed.
  static let alternativeLimit = 32
  private static let depthLimit = 24
  private static let runLimit = 4_000

  let surroundings: ShellSurroundings
  var analysis = ShellAnalysis.empty
  var frame = ShellFrame()
  var route: [ShellStep] = []
  /// Where the command of the outermost script stands that is being run.
  var place: TextRange?
  var isCertain = true
  /// The innermost program that was started, with its arguments.
  var spelling: [String] = []
  /// The innermost service of a compose file.
  var service: String?
  private var depth = 0
  private var steps = 0

  init(_ surroundings: ShellSurroundings) { self.surroundings = surroundings }

  // MARK: Bounds

  /// Goes one level deeper, unless that is too deep.
  mutating func nested<Result>(_ otherwise: Result, _ body: (inout ShellWalk) -> Result) -> Result {
    steps += 1
    guard depth < Self.depthLimit, steps < Self.runLimit else {
      analysis.isCutShort = true
      return otherwise
    }
    depth += 1
    defer { depth -= 1 }
    return body(&self)
  }

  mutating func limited<Element>(_ all: [Element]) -> [Element] {
    guard all.count > Self.alternativeLimit, let last = all.last else { return all }
    analysis.isCutShort = true
    return all.prefix(Self.alternativeLimit - 1) + [last]
  }

  // MARK: Scripts

  /// Runs a script that was read as a whole; what it may print comes back.
  mutating func script(_ script: ShellScript) -> [String] {
    nested([String(ShellRun.hole)]) { walk in
      walk.analysis.unread += script.unread
      let before = walk.frame.heredocs
      walk.frame.heredocs = script.heredocs
      let output = walk.list(script)
      walk.frame.heredocs = before
      return output
    }
  }

  /// Runs a text as a script, behind a step.
  mutating func script(text: String, _ step: ShellStep, inSubshell: Bool = true) -> [String] {
    guard text.utf8.count <= Self.longestScript else {
      analysis.isCutShort = true
      return [String(ShellRun.hole)]
    }
    let before = frame
    route.append(step)
    let isOuter = place == nil
    let output = script(ShellScript(reading: text))
    if isOuter { place = nil }
    route.removeLast()
    if inSubshell { leave(to: before) }
    return output
  }

  /// Forgets what a subshell did, except to the disk.
  mutating func leave(to before: ShellFrame) {
    let files = frame.files
    frame = before
    frame.files = files
  }

  mutating func list(_ list: ShellScript) -> [String] {
    var output = [""]
    var isDoubtful = false
    for item in list.items {
      if isDoubtful { frame.doubts += 1 }
      output = joined(output, command(item.command))
      if isDoubtful { frame.doubts -= 1 }
      switch item.end {
      case .next, .background: isDoubtful = false
      case .and, .or: isDoubtful = true
      }
    }
    return output
  }

  /// Every way in which one text may follow another.
  mutating func joined(_ first: [String], _ second: [String]) -> [String] {
    if first == [""] { return second }
    if second == [""] { return first }
    return limited(first.flatMap { head in second.map { head + $0 } })
  }

  // MARK: Commands

  mutating func command(_ command: ShellCommand) -> [String] {
    switch command {
    case .simple(let simple): return self.simple(simple)
    case .pipeline(let stages): return pipeline(stages)
    case .group(let body, let isSubshell, let redirections):
      let before = frame
      let output = redirected(redirections) { $0.list(body) }
      if isSubshell { leave(to: before) }
      return output
    case .branches(let parts, let redirections):
      return redirected(redirections) { walk in
        walk.frame.doubts += 1
        defer { walk.frame.doubts -= 1 }
        return parts.reduce([""]) { walk.joined($0, walk.list($1)) }
      }
    case .loop(let variable, let words, let body, let redirections):
      let values = words.map { words in words.flatMap { expand($0).flatMap(\.self) } } ?? frame.positional
      frame.variables[variable] = values.map { ShellValue(texts: limited($0)) } ?? .unknown
      return redirected(redirections) { $0.list(body) }
    case .choice(let subject, let arms, let redirections):
      _ = expand(subject)
      return redirected(redirections) { walk in
        walk.frame.doubts += 1
        defer { walk.frame.doubts -= 1 }
        return arms.reduce([""]) { walk.joined($0, walk.list($1)) }
      }
    case .function(let name, let body):
      frame.functions[name] = ShellFunction(body: body, heredocs: frame.heredocs)
      return [""]
    case .test(let words):
      for word in words { _ = expand(word) }
      return [""]
    }
  }

  private mutating func pipeline(_ stages: [ShellCommand]) -> [String] {
    let before = (frame.input, frame.feeders)
    var output = [""]
    for (index, stage) in stages.enumerated() {
      let known = analysis.runs.count
      output = command(stage)
      guard index + 1 < stages.count else { break }
      frame.input = output
      let names = analysis.runs[known...].filter { $0.kind == .program }.map(\.name)
      frame.feeders = index == 0 ? names : frame.feeders + names
    }
    (frame.input, frame.feeders) = before
    return output
  }

  /// Runs something whose streams are redirected.
  mutating func redirected(
    _ redirections: [ShellRedirection], _ body: (inout ShellWalk) -> [String]
  ) -> [String] {
    let before = (frame.input, frame.feeders)
    var targets: [(path: String, appends: Bool)] = []
    for redirection in redirections { apply(redirection, &targets) }
    let output = body(&self)
    (frame.input, frame.feeders) = before
    for target in targets { keep(output, in: target.path, appending: target.appends) }
    return targets.isEmpty ? output : [""]
  }

  private mutating func apply(
    _ redirection: ShellRedirection, _ targets: inout [(path: String, appends: Bool)]
  ) {
    switch redirection.kind {
    case .heredoc(let number):
      frame.input = frame.heredocs.indices.contains(number) ? texts(frame.heredocs[number]) : nil
      frame.feeders = []
    case .hereString:
      frame.input = texts(redirection.target).map { $0 + "\n" }
      frame.feeders = []
    case .input:
      frame.input = texts(redirection.target).map { contents(of: $0) ?? String(ShellRun.hole) }
      frame.feeders = []
    case .output, .append, .both:
      for path in texts(redirection.target) where path != "/dev/null" && !path.isEmpty {
        analysis.writes.append(
          ShellWrite(path: path, directory: frame.directory, range: place ?? redirection.target.range, route: route))
        let appends = if case .append = redirection.kind { true } else { false }
        if (redirection.descriptor ?? 1) == 1 { targets.append((path, appends)) }
      }
    case .duplicate: _ = texts(redirection.target)
    }
  }

  // MARK: Files

  /// A path as seen from where the command starts; nil where the directory is not known.
  func path(_ path: String) -> String? {
    if path.hasPrefix("/") { return ShellNames.normal(path) }
    return frame.directory.map { ShellNames.normal($0.isEmpty ? path : $0 + "/" + path) }
  }

  mutating func keep(_ output: [String], in path: String, appending: Bool) {
    guard let path = self.path(path), let text = output.first else { return }
    frame.files[path] = (appending ? frame.files[path] ?? "" : "") + text
  }

  /// What a file holds: what the command has written there, or what is on the disk.
  func contents(of path: String) -> String? {
    if path == "/dev/stdin" || path == "-" { return frame.input?.first }
    guard let path = self.path(path), !path.contains(ShellRun.hole) else { return nil }
    return frame.files[path] ?? surroundings.readFile(path)
      ?? (ManagementNames.isProgram(path) ? ManagementNames.sample : nil)
  }

  /// Whether a file's contents come from this very command.
  func isOwn(_ path: String) -> Bool { self.path(path).map { frame.files[$0] != nil } ?? false }
}

extension ShellAnalysis {
  fileprivate static var empty: ShellAnalysis { ShellAnalysis() }

  private init() {}
}
