/// A model registered with an admin site; effective options, inherited ones included.
public struct DumpedAdmin: Sendable, Equatable {
  /// Options that are lists of names; callables and filter classes by dotted name.
  public enum ListOption: String, Sendable, CaseIterable {
    case listDisplay = "list_display"
    case listFilter = "list_filter"
    case searchFields = "search_fields"
    case readonlyFields = "readonly_fields"
    case rawIDFields = "raw_id_fields"
    case autocompleteFields = "autocomplete_fields"
    case listEditable = "list_editable"
    case ordering
    case filterHorizontal = "filter_horizontal"
    case exclude
    case fields
    /// Of all field sets, flattened.
    case fieldsetsFields = "fieldsets_fields"
    case actions
    /// Dotted names of the classes.
    case inlines
  }

  /// Name of the site.
  public var site: Known<String> = "admin"
  /// The model's label.
  public var model: Known<String>
  public var className: Known<String?> = .value("django.contrib.admin.options.ModelAdmin")
  public var place = DumpedPlace.unstated
  public var form: Known<String?> = .unstated
  /// An option that is not in it is empty.
  public var lists: [ListOption: Known<[String]>] = [:]
  /// What the class and its bases have; not part of the JSON.
  public var attributes: Known<[String]> = .unstated
  public var note = EntryNote()

  public init(model: Known<String>) { self.model = model }
}
