@_spi(_Unicode) import Swift

/// Identifiers as Python compares them: normalised by NFKC (PEP 3131).
///
/// The standard library composes and decomposes canonically only; the compatibility part is the table's. Replacing each
/// character by its full compatibility decomposition and then composing canonically is what NFKC means.
enum Normalisation {
  static func nfkc(_ text: String) -> String {
    var decomposed = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { append(scalar, to: &decomposed) }
    var composed = String.UnicodeScalarView()
    composed.append(contentsOf: String(decomposed)._nfc)
    return String(composed)
  }

  /// A run of `count` characters from `first` on, standing for `target`; with a count above 1 the target moves along.
  private struct Run {
    var first: UInt32 = 0
    var count: UInt32 = 1
    var target: [UInt32] = []
  }

  private static func append(_ scalar: Unicode.Scalar, to out: inout String.UnicodeScalarView) {
    guard scalar.value >= 0x80, let run = run(holding: scalar.value) else { return out.append(scalar) }
    let moved = scalar.value - run.first
    for target in run.target { out.append(Unicode.Scalar(target + moved) ?? scalar) }
  }

  private static func run(holding value: UInt32) -> Run? {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].first <= value { low = middle + 1 } else { high = middle }
    }
    guard low > 0, value - runs[low - 1].first < runs[low - 1].count else { return nil }
    return runs[low - 1]
  }

  private static let runs: [Run] = NormalisationTable.text.description.split(separator: " ").map { word in
    var run = Run()
    let sides = word.split(separator: "=")
    let head = sides[0].split(separator: "*").compactMap { UInt32($0, radix: 16) }
    run.first = head[0]
    if head.count > 1 { run.count = head[1] }
    run.target = sides[1].split(separator: "+").compactMap { UInt32($0, radix: 16) }
    return run
  }
}
