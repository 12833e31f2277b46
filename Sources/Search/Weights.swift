/// The constants of ranking and of choosing units, all in one place.
///
/// Fitted on the development tasks alone and rounded; what was tried, and what a project left out of the fit gets, is in
/// `docs/retrieval-log.md`. `Benchmarks/tuning` fits them again.
public enum Weights {
  /// SHA-256 of the list of tasks that the constants were fitted on.
  public static let dataset = "72c518805c9f07c6d7f59681831f9929daf7df47476e6a19da2f9c6774440b80"

  /// Words of a file, by field (BM25F).
  public enum Words {
    public static let path: Float = 14
    public static let symbols: Float = 3
    public static let prose: Float = 1
    /// How much a long path, a long list of names, a long text is held against a file.
    public static let pathLength: Float = 0.9
    public static let symbolsLength: Float = 0.4
    public static let textLength: Float = 0.3
    /// Occurrences at which a term reaches half of its worth.
    public static let saturation: Float = 3
  }

  /// Signals as strong as they can be, next to 1 for the words.
  public enum Signals {
    public static let names: Float = 0.17
    public static let anchors: Float = 0.2
    public static let mention: Float = 0.2
    public static let similarCommits: Float = 0.2
    public static let messages: Float = 0.25
    public static let recency: Float = 0.12
    public static let companions: Float = 0.4
    /// What a test counts next to an implementation file: it says the words of what it tests.
    public static let test: Float = 0.9
  }

  /// Log odds of a unit of an edited file being the edited one.
  public enum Units {
    public static let match: Float = 1.7
    public static let matchNextToBest: Float = 1.15
    public static let name: Float = 1.4
    public static let parentName: Float = 2.5
    public static let size: Float = 0.26
    /// The best match among the units before and behind; among the units of the same class.
    public static let neighbour: Float = 0.6
    public static let family: Float = 0.7
    /// By the logarithm of one more than the number of units that match better.
    public static let place: Float = -0.35
    /// New code goes to the end of a file, new tests above all.
    public static let last: Float = 0.8
    public static let lastOfTests: Float = 1
    public static let first: Float = -0.4
    public static let imports: Float = -1.2
    public static let classHeader: Float = -0.15
    public static let classBody: Float = 0.25
    public static let function: Float = 0.25
    public static let module: Float = 0.6
  }
}
