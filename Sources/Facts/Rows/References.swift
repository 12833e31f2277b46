public import Base

/// A template that is named in Python: `render(request, "x.html")`, `template_name = "x.html"`.
public struct TemplateUse: Sendable, Equatable {
  public var template: String
  /// The callee's last name or the attribute: `render`, `template_name`.
  public var by: String
  public var scope: ID<Definition>
  public var range: TextRange

  public init(_ template: String, by: String, scope: ID<Definition>, range: TextRange) {
    self.template = template
    self.by = by
    self.scope = scope
    self.range = range
  }
}

/// A URL name that is reversed: `reverse("shop:cart")`, `redirect("home")`, `success_url = reverse_lazy(…)`.
public struct UrlUse: Sendable, Equatable {
  /// Namespaces included.
  public var name: String
  /// The callee's last name; `url` in templates.
  public var by: String
  public var scope: ID<Definition>
  public var range: TextRange

  public init(_ name: String, by: String, scope: ID<Definition>, range: TextRange) {
    self.name = name
    self.by = by
    self.scope = scope
    self.range = range
  }
}

/// A signal connection: `@receiver(post_save, sender=Order)` or `post_save.connect(handler, sender=Order)`.
public struct ReceiverFact: Sendable, Equatable {
  /// Dotted text of the signal.
  public var signal: String
  /// The function: dotted text for `connect`; for a decorator the function's own name.
  public var handler: String
  /// The decorated function; none for `connect`.
  public var definition: ID<Definition>
  /// Dotted text or `"app.Model"`; empty when the receiver listens to every sender.
  public var sender: String
  public var range: TextRange

  public init(signal: String, handler: String, definition: ID<Definition>, sender: String, range: TextRange) {
    self.signal = signal
    self.handler = handler
    self.definition = definition
    self.sender = sender
    self.range = range
  }
}

/// What one template says.
public struct TemplateFacts: Sendable, Equatable {
  /// A word and where it stands.
  public struct Mention: Sendable, Equatable {
    public var text: String
    public var range: TextRange
    public init(_ text: String, _ range: TextRange) {
      self.text = text
      self.range = range
    }
  }

  public var extends: [Mention] = []
  public var includes: [Mention] = []
  public var loads: [Mention] = []
  public var blocks: [Mention] = []
  public var urlNames: [Mention] = []
  public var statics: [Mention] = []
  public var variables: [Mention] = []
  public var tags: [Mention] = []
  public var filters: [Mention] = []
  public init() {}
}
