/// Something a rule found.
public struct Diagnostic: Sendable, Equatable {
  public var code: String
  /// The rule's name.
  public var name: String
  public var facet: String?
  public var severity: Severity
  public var confidence: Confidence
  /// One line: what is wrong and, where it is known, what to write instead.
  public var message: String
  public var place: SourcePlace
  /// The evidence, in other places.
  public var related: [RelatedPlace] = []
  /// What it is about, for people and for baselines: `orders.Order.total`, `orders.views.detail`.
  public var symbol: String?
  public var fix: Fix?
  /// The sentence of the project's instructions, or the key of its configuration, that asks for it.
  public var because: String?

  public init(
    code: String, name: String, facet: String? = nil, severity: Severity, confidence: Confidence, message: String,
    place: SourcePlace, related: [RelatedPlace] = [], symbol: String? = nil, fix: Fix? = nil, because: String? = nil
  ) {
    self.code = code
    self.name = name
    self.facet = facet
    self.severity = severity
    self.confidence = confidence
    self.message = message
    self.place = place
    self.related = related
    self.symbol = symbol
    self.fix = fix
    self.because = because
  }
}

/// A range of a file.
public struct SourcePlace: Sendable, Hashable {
  public var path: String
  public var range: TextRange

  public init(_ path: String, _ range: TextRange) {
    self.path = path
    self.range = range
  }
}

/// Another place that a finding stands on, and what is there.
public struct RelatedPlace: Sendable, Equatable {
  public var place: SourcePlace
  public var message: String

  public init(_ place: SourcePlace, _ message: String) {
    self.place = place
    self.message = message
  }
}

/// Edits that mend a finding.
public struct Fix: Sendable, Equatable {
  public struct Edit: Sendable, Equatable {
    public var place: SourcePlace
    public var replacement: String

    public init(_ place: SourcePlace, _ replacement: String) {
      self.place = place
      self.replacement = replacement
    }
  }

  public var safety: FixSafety
  /// What it does: `add on_delete=models.CASCADE`.
  public var message: String
  public var edits: [Edit]

  public init(_ safety: FixSafety, _ message: String, _ edits: [Edit]) {
    self.safety = safety
    self.message = message
    self.edits = edits
  }
}
