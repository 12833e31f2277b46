import TestKit
import Testing

@testable import djangology

@Suite struct ShellSpecTests {
  @Test(arguments: Spec.all(in: "shell"))
  func `a command line is answered as specified`(_ spec: Spec) {
    let lines = spec.source.split(separator: "\n").map(String.init)
    spec.check(lines.map { DemoProgram.transcript($0) }.joined(separator: "\n"))
  }

  @Test(arguments: [40, 60, 80, 100])
  func `help keeps to the width of the terminal`(_ width: Int) {
    for line in ["--help", "capsule --help", "show --help"] {
      let page = DemoProgram.transcript(line, width: width).split(separator: "\n")
      #expect(page.allSatisfy { $0.unicodeScalars.count <= width || $0.hasPrefix("Usage: ") })
    }
  }
}
