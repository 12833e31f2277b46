import Base
import Glibc
import PythonSyntax

/// Prints syntax trees in the shape of CPython's `ast`, for `Tests/Conformance/python_ast.py`.
///
/// Reads file names from standard input, one a line, and answers each with a line `length problems milliseconds` and a text
/// of that length. `--full FILE` prints one text. Give it deep stacks: the writer recurses.
@main
enum PythonDump {
  static func main() {
    let arguments = CommandLine.arguments
    onDeepStack {
      if arguments.count == 3, arguments[1] == "--full" {
        dump(arguments[2], header: false)
      } else {
        while let name = readLine() { dump(name, header: true) }
      }
    }
  }

  static func dump(_ name: String, header: Bool) {
    guard let bytes = read(name) else {
      return write(Array("0 1 unreadable\n".utf8))
    }
    let file = PythonFile(bytes)
    var text: [UInt8] = []
    if file.problems.isEmpty {
      var writer = AstWriter(file)
      writer.writeModule()
      text = writer.out
    }
    if header {
      let first = file.problems.first.map { "\($0.kind)@\($0.range.start)" } ?? "-"
      write(Array("\(text.count) \(file.problems.count) \(first)\n".utf8))
    } else {
      for problem in file.problems { write(Array("problem \(problem.kind) \(problem.range)\n".utf8)) }
    }
    write(text)
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
