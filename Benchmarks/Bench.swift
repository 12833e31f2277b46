import Glibc
import PythonSyntax

/// Times one case over files held in memory: `Bench parse [--repeat N] < names`.
///
/// Prints `case bytes seconds` once a pass: processor time of this thread, so that a busy machine does not count.
/// Names of cases are contracts: a case is never renamed or redefined to hide a regression.
@main
enum Bench {
  static func main() {
    let arguments = CommandLine.arguments
    if arguments.dropFirst() == ["allocations"] { exit(Allocations.check() ? 0 : 1) }
    guard arguments.count > 1, let run = cases.first(where: { $0.name == arguments[1] }) else {
      print("usage: Bench allocations | Bench (\(cases.map(\.name).joined(separator: "|"))) [--repeat N] < names")
      exit(2)
    }
    let passes = arguments.count > 3 ? Int(arguments[3]) ?? 5 : 5
    var sources: [[UInt8]] = []
    while let name = readLine() { sources.append(contents(of: name)) }
    let bytes = sources.reduce(0) { $0 + $1.count }
    for _ in 0..<passes { print(run.name, bytes, run.seconds(&sources)) }
  }

  private static let cases: [(name: String, seconds: @Sendable (inout [[UInt8]]) -> Double)] = [
    ("parse", { parse(&$0) }),
    ("copy", { copy($0) }),
  ]

  /// The whole tree with names interned, comments and problems, by one parser; trees are freed one by one.
  ///
  /// The text moves into the parser and back, so that no copy of it is timed: `read(2)` leaves it in such a buffer.
  private static func parse(_ sources: inout [[UInt8]]) -> Double {
    var parser = PythonParser()
    let start = processorTime()
    for i in sources.indices {
      var input: [UInt8] = []
      swap(&input, &sources[i])
      let file = parser.parse(input)
      precondition(!file.nodes.isEmpty)
      sources[i] = file.source
    }
    return processorTime() - start
  }

  /// What merely copying the text costs: the floor that the machine sets.
  private static func copy(_ sources: [[UInt8]]) -> Double {
    let start = processorTime()
    for source in sources { precondition(source.map(\.self).count == source.count) }
    return processorTime() - start
  }
}

private func processorTime() -> Double {
  var time = timespec()
  unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

private func contents(of name: String) -> [UInt8] {
  let descriptor = unsafe open(name, O_RDONLY)
  guard descriptor >= 0 else { return [] }
  defer { close(descriptor) }
  var status = stat()
  guard unsafe fstat(descriptor, &status) == 0 else { return [] }
  let size = Int(status.st_size)
  // Room for the padding that the lexer wants behind the text.
  return unsafe [UInt8](unsafeUninitializedCapacity: size + 64) { buffer, count in
    while count < size {
      let got = unsafe read(descriptor, buffer.baseAddress.map { unsafe $0 + count }, size - count)
      if got <= 0 { break }
      count += got
    }
  }
}
