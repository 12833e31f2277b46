import Retrieval

/// What a text costs an agent that reads it.
public enum TokenCount {
  /// Estimated, with a margin for texts that the estimate is low for.
  public static func upperBound(of text: String) -> Int { TokenEstimator().tokens(in: text) }
}
