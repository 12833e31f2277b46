/// Keywords of `as_view()`: Django takes only names of attributes that the class has.
public enum ViewKeywords {
  /// Keywords of a route's view that are refused with TypeError when the URLconf is imported.
  public static func unknown(_ site: RouteSite) -> [(message: String, node: ID<Node>)] {
    let (tree, project) = (site.file.tree, site.file.project)
    guard let call = Call(site.view, in: tree), let written = call.calleeName, written.hasSuffix(".as_view"),
      !site.file.isLocal(String(written.prefix { $0 != "." }), at: call.id),
      let owner = Owner(String(written.dropLast(".as_view".count)), site.file, project)
    else { return [] }
    return tree.children(of: call.id).compactMap { row in
      guard tree.kind(row) == .keyword else { return nil }
      let name = tree.name(tree[row].symbol)
      if methods.contains(name) { return ("'\(name)' is a method of HTTP: as_view() does not take it", row) }
      if owner.mayHave(name) { return nil }
      let near = Suggestion.nearest(to: name, in: attributes.sorted()).map { "; did you mean \($0)?" } ?? ""
      return ("\(owner.name) has no attribute '\(name)'\(near)", row)
    }
  }

  /// A class whose attributes are known.
  private struct Owner {
    let name: String
    private let type: ID<ClassRow>
    private let tables: SharedTables

    init?(_ dotted: String, _ file: CheckedFile, _ project: CheckedProject) {
      tables = project.tables
      switch tables.meaning(ofDotted: dotted, in: file.row) {
      case .library(let library)? where library.hasPrefix("django.views.generic."): (type, name) = (.none, dotted)
      case .type(let id)?:
        let row = tables.classes[id]
        guard !row.libraryAncestors.isEmpty,
          row.libraryAncestors.allSatisfy({
            $0.hasPrefix("django.views.") || $0.hasPrefix("django.contrib.auth.") || $0 == "object"
              || $0.hasPrefix("django.contrib.messages.")
          }), row.ancestors.allSatisfy({ !project.tables.hasUnreadBase($0) }),
          project.tables.member("as_view", of: id) == nil
        else { return nil }
        (type, name) = (id, row.name)
      case .function?, .module?, .library?, .value?, nil: return nil
      }
    }

    func mayHave(_ attribute: String) -> Bool {
      if attributes.contains(attribute) || attribute.hasPrefix("get_") || attribute.hasPrefix("_") { return true }
      return !type.isNone && tables.member(attribute, of: type) != nil
    }
  }

  private static let methods: Set<String> = ["get", "post", "put", "patch", "delete", "head", "options", "trace"]

  /// What Django's generic views, its mixins and its views of accounts have.
  private static let attributes = Set(
    """
    http_method_names view_is_async as_view setup dispatch template_name template_engine response_class content_type
    extra_context url pattern_name query_string permanent model queryset slug_field context_object_name slug_url_kwarg
    pk_url_kwarg query_pk_and_slug template_name_field template_name_suffix allow_empty paginate_by paginate_orphans
    paginator_class page_kwarg ordering initial form_class success_url prefix fields form_valid form_invalid object
    object_list date_field allow_future date_list_period uses_datetime_field year year_format month month_format day
    day_format week week_format make_object_list login_url raise_exception redirect_field_name permission_required
    permission_denied_message success_message next_page redirect_authenticated_user authentication_form
    success_url_allowed_hosts title token_generator email_template_name subject_template_name from_email
    html_email_template_name extra_email_context post_reset_login post_reset_login_backend reset_url_token test_func
    handle_no_permission has_permission render_to_response http_method_not_allowed paginate_queryset delete_template
    """.split { $0 == " " || $0.isNewline }.map(String.init))
}
