/// Words as a line of text from which a shell reads the same words.
public enum ShellLine {
  /// Only words that a shell would read otherwise are put into quotes.
  public static func of(_ words: [String]) -> String {
    words.map { isPlain($0) ? $0 : quoted($0) }.joined(separator: " ")
  }

  public static func quoted(_ word: String) -> String {
    "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }

  private static func isPlain(_ word: String) -> Bool {
    !word.isEmpty
      && word.utf8.allSatisfy { byte in
        switch byte {
        // Letters, digits, `%+,-./:=@_` and what is no ASCII.
        case 0x25, 0x2B...0x3A, 0x3D, 0x40...0x5A, 0x5F, 0x61...0x7A, 0x80...: true
        default: false
        }
      }
  }
}
