/// Words by which a line says that what it names is not there, must not be, or is still to be made.
public enum AbsenceWords {
  public static func stand(in line: String) -> Bool {
    let lower = line.lowercased()
    return words.contains { lower.contains($0) }
  }

  private static let words = [
    "never", "don't", "do not", "avoid", "create", "new ", "example", "e.g.", "bad", "wrong", "instead of", "removed",
    "deprecated", "legacy", "will be", "generated", "would", "no longer", "not exist", "rename", "optional",
    "if present", "gitignored", "old ",
  ]
}
