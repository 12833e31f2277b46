import Base
import Glibc
import PythonSyntax

/// Prints syntax trees in the shape of CPython's `ast`, for `Tests/Conformance/python_ast.py`.
///
/// Reads file names from standard input, one a line, or `=N` and then N bytes of source; answers each with a line
/// `length problems first-problem` and a text of that length. `--full FILE` prints one text.
@main
enum PythonDump {
  static func main() {
    let arguments = CommandLine.arguments
    onDeepStack {
      if arguments.count == 3, arguments[1] == "--full" {
        show(read(arguments[2]) ?? [])
      } else {
        var requests = StandardInput()
        while let line = requests.line() {
          let size = line.first == UInt8(ascii: "=") ? Int(String(decoding: line.dropFirst(), as: UTF8.self)) : nil
          answer(size.map { requests.bytes($0) } ?? read(String(decoding: line, as: UTF8.self)))
        }
      }
    }
  }

  private static func show(_ bytes: [UInt8]) {
    let file = PythonFile(bytes)
    for problem in file.problems {
      write(Array("problem \(problem.kind) \(problem.range.start)-\(problem.range.end)\n".utf8))
    }
    write(text(of: file))
  }

  private static func answer(_ bytes: [UInt8]?) {
    guard let bytes else { return write(Array("0 1 unreadable\n".utf8)) }
    let file = PythonFile(bytes)
    let text = text(of: file)
    let first = file.problems.first.map { "\($0.kind)@\($0.range.start)" } ?? "-"
    write(Array("\(text.count) \(file.problems.count) \(first)\n".utf8) + text)
  }

  /// Nothing for a file with problems: CPython has no tree to compare with.
  private static func text(of file: PythonFile) -> [UInt8] {
    guard file.problems.isEmpty else { return [] }
    var writer = AstWriter(file)
    writer.writeModule()
    return writer.out
  }
}

/// Buffered reading of lines and of runs of bytes.
private struct StandardInput {
  private var buffer: [UInt8] = []
  private var used = 0

  /// The next line without its end, nil at the end of the input.
  mutating func line() -> [UInt8]? {
    var searched = used
    while true {
      if let end = buffer[searched...].firstIndex(of: 10) {
        defer { used = end + 1 }
        return Array(buffer[used..<end])
      }
      searched = buffer.count - used
      guard fill() else { return nil }
    }
  }

  mutating func bytes(_ count: Int) -> [UInt8] {
    while buffer.count - used < count, fill() {}
    let end = min(buffer.count, used + count)
    defer { used = end }
    return Array(buffer[used..<end])
  }

  /// Drops what is used and reads more.
  private mutating func fill() -> Bool {
    buffer.removeFirst(used)
    used = 0
    let size = 1 << 16
    let chunk = unsafe [UInt8](unsafeUninitializedCapacity: size) {
      unsafe $1 = max(0, Glibc.read(0, $0.baseAddress, size))
    }
    buffer += chunk
    return !chunk.isEmpty
  }
}

// MARK: The little that needs the system

func read(_ name: String) -> [UInt8]? {
  let descriptor = unsafe open(name, O_RDONLY)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var status = stat()
  guard unsafe fstat(descriptor, &status) == 0 else { return nil }
  let size = Int(status.st_size)
  return unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    while count < size {
      let got = unsafe Glibc.read(descriptor, buffer.baseAddress.map { unsafe $0 + count }, size - count)
      if got <= 0 { break }
      count += got
    }
  }
}

func write(_ bytes: [UInt8]) {
  unsafe bytes.withUnsafeBytes { buffer in
    var done = 0
    while done < buffer.count {
      let count = unsafe Glibc.write(1, buffer.baseAddress.map { unsafe $0 + done }, buffer.count - done)
      if count <= 0 { exit(1) }
      done += count
    }
  }
}

/// Runs `body` on a thread with a stack of 1 GiB.
func onDeepStack(_ body: @escaping @Sendable () -> Void) {
  var attributes = pthread_attr_t()
  unsafe pthread_attr_init(&attributes)
  unsafe pthread_attr_setstacksize(&attributes, 1 << 30)
  var thread = pthread_t()
  let box = unsafe Unmanaged.passRetained(Box(body)).toOpaque()
  _ = unsafe pthread_create(
    &thread, &attributes,
    { pointer in
      if let pointer = unsafe pointer { unsafe Unmanaged<Box>.fromOpaque(pointer).takeRetainedValue().body() }
      return nil
    }, box)
  pthread_join(thread, nil)
}

private final class Box: Sendable {
  let body: @Sendable () -> Void
  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}
