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
    guard arguments.count > 1, let run = cases.first(where: { $0.name == arguments[1] }) else {
      print("usage: Bench (\(cases.map(\.name).joined(separator: "|"))) [--repeat N] < names")
      exit(2)
    }
    let passes = arguments.count > 3 ? Int(arguments[3]) ?? 5 : 5
    var sources: [[UInt8]] = []
    while let name = readLine() { sources.append(contents(of: name)) }
    let bytes = sources.reduce(0) { $0 + $1.count }
    for _ in 0..<passes { print(run.name, bytes, run.seconds(sources)) }
  }

  private static let cases: [(name: String, seconds: @Sendable ([[UInt8]]) -> Double)] = [
    ("parse", { parse($0) }),
    ("copy", { copy($0) }),
  ]

  /// The whole tree with names interned, comments and problems, by one parser; trees are freed one by one.
  private static func parse(_ sources: [[UInt8]]) -> Double {
    var inputs = sources.map(fresh)
    var parser = PythonParser()
    let start = processorTime()
    for i in inputs.indices {
      var input: [UInt8] = []
      swap(&input, &inputs[i])
      let file = parser.parse(input)
      precondition(!file.nodes.isEmpty)
    }
    return processorTime() - start
  }

  /// What merely copying the text costs: the floor that the machine sets.
  private static func copy(_ sources: [[UInt8]]) -> Double {
    let start = processorTime()
    for source in sources { precondition(fresh(source).count == source.count) }
    return processorTime() - start
  }

  /// A copy that nobody shares, with the spare room a parser wants, as `read(2)` into a new buffer leaves it.
  private static func fresh(_ source: [UInt8]) -> [UInt8] {
    var copy: [UInt8] = []
    copy.reserveCapacity(source.count + 64)
    copy.append(contentsOf: source)
    return copy
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
  return unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    while count < size {
      let got = unsafe read(descriptor, buffer.baseAddress.map { unsafe $0 + count }, size - count)
      if got <= 0 { break }
      count += got
    }
  }
}
