import Glibc
import PythonSyntax
import SyntaxInvariants

/// Breaks every file named on standard input in many seeded ways and checks what must hold for any bytes.
///
/// `PythonRobust [--cases N] [--seed N] [--trace] < names`: N cases of each kind of damage a file, twenty truncations.
/// Prints each violation with what reproduces it, then figures; exit 1 on a violation. A file that takes longer than
/// 60 seconds ends the program by SIGALRM; `--trace` names each file first.
@main
struct PythonRobust {
  private var cases = 5
  private var seed: UInt64 = 1
  private var isTracing = false
  private var files = 0
  private var runs = 0
  private var bytes = 0
  private var failures = 0
  private var definitions = 0
  private var seconds = 0.0

  static func main() {
    var robust = PythonRobust(CommandLine.arguments)
    while let name = readLine() { robust.check(name) }
    robust.report()
  }

  private init(_ arguments: [String]) {
    for (option, value) in zip(arguments, arguments.dropFirst() + [""]) {
      if option == "--cases", let number = Int(value) { cases = number }
      if option == "--seed", let number = UInt64(value) { seed = number }
      if option == "--trace" { isTracing = true }
    }
  }

  private mutating func check(_ name: String) {
    guard let text = contents(of: name) else { return print("cannot read \(name)") }
    if isTracing { print(name) }
    alarm(60)
    files += 1
    if let violation = violation(in: parse(text)) { fail(name, "whole", violation) }
    let healthy = HealthyFile(text)
    for kind in Damage.Kind.allCases {
      for number in 0..<(kind == .truncate ? 20 : cases) { breakAndCheck(name, text, healthy, kind, number) }
    }
  }

  private mutating func breakAndCheck(
    _ name: String, _ text: [UInt8], _ healthy: HealthyFile?, _ kind: Damage.Kind, _ number: Int
  ) {
    var random = SeededGenerator(seed: seed &* 1_000_003 &+ UInt64(text.count) &* 131 &+ UInt64(number))
    let damage = Damage(kind, in: text, &random)
    let broken = parse(damage.applied(to: text))
    if let violation = violation(in: broken) { fail(name, "\(damage)", violation) }
    // Damage in the first two lines may write or destroy an encoding cookie, which moves every offset.
    definitions += healthy?.definitionCount(before: damage.offset) ?? 0
    if let lost = healthy?.lostDefinition(in: broken, before: damage.offset),
      broken.source.starts(with: text.prefix(damage.offset))
    {
      fail(name, "\(damage)", lost)
    }
  }

  private func violation(in file: PythonFile) -> String? { treeViolation(in: file) ?? shapeViolation(in: file) }

  private mutating func parse(_ text: [UInt8]) -> PythonFile {
    let before = now()
    let file = PythonFile(text)
    seconds += now() - before
    runs += 1
    bytes += text.count
    return file
  }

  private mutating func fail(_ name: String, _ what: String, _ violation: String) {
    failures += 1
    if failures <= 40 { print("\(name): seed \(seed): \(what): \(violation)") }
  }

  private func report() {
    let rate = Int(Double(bytes) / 1e6 / max(seconds, 1e-9))
    print(
      "\(files) files, \(runs) parses, \(bytes / 1_000_000) MB at \(rate) MB/s, \(definitions) definitions spared, \(failures) violations"
    )
    exit(failures == 0 ? 0 : 1)
  }
}

private func now() -> Double {
  var time = timespec()
  unsafe clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

private func contents(of name: String) -> [UInt8]? {
  let descriptor = unsafe open(name, O_RDONLY)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var status = stat()
  guard unsafe fstat(descriptor, &status) == 0 else { return nil }
  let size = Int(status.st_size)
  return unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    while count < size {
      let got = unsafe read(descriptor, buffer.baseAddress.map { unsafe $0 + count }, size - count)
      if got <= 0 { break }
      count += got
    }
  }
}
