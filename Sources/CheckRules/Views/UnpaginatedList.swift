import Checks

let unpaginatedList = Rule(
  "DJV103", "unpaginated-list",
  "A list of an API gives every row at once.",
  why: "The answer grows with the table, until it is too slow or too large.",
  .warning, enabled: .auto, .proven,
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Report(models.Model):
          name = models.CharField(max_length=20)
      --- shop/views.py
      from rest_framework.generics import ListAPIView
      from .models import Report

      class Reports(ListAPIView):
          pagination_class = «None»
          queryset = Report.objects.all()

      class «More»(ListAPIView):
          queryset = Report.objects.all()
      """),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Report(models.Model):
          name = models.CharField(max_length=20)
      --- shop/views.py
      from rest_framework.generics import ListAPIView, RetrieveAPIView
      from rest_framework.pagination import PageNumberPagination
      from .models import Report

      class ReportPagination(PageNumberPagination):
          page_size = 20

      class Reports(ListAPIView):
          pagination_class = ReportPagination
          queryset = Report.objects.all()

      class Newest(ListAPIView):
          queryset = Report.objects.all()[:20]

      class One(RetrieveAPIView):
          queryset = Report.objects.all()
      """),
    .good(
      """
      +++ settings.py
      REST_FRAMEWORK = {
          "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.PageNumberPagination", "PAGE_SIZE": 20}
      --- shop/models.py
      from django.db import models

      class Report(models.Model):
          name = models.CharField(max_length=20)
      --- shop/views.py
      from rest_framework.generics import ListAPIView
      from .models import Report

      class Reports(ListAPIView):
          queryset = Report.objects.all()
      """),
  ],
  .nodes([.classDef]) { node, file, findings in
    guard !file.isTest, let type = file.project.tables.classNodes[file.row][node.index],
      let view = CheckedClass(type, file.project), lists(view), !view.defines("list", "get", "paginate_queryset"),
      let rows = view.option("queryset"), rows.owner.type == type,
      case .querySet? = ModelExpressions(rows.file).kind(of: rows.value)
    else { return }
    if let option = view.option("pagination_class") {
      guard option.owner.type == type, option.tree.kind(option.value) == .none else { return }
      return findings.report("\(view.name) gives every row at once", at: option.value, in: file, symbol: view.dotted)
    }
    guard view.isReadable(above: "rest_framework.", "django."), !file.project.paginates else { return }
    findings.report("\(view.name) gives every row at once: set pagination_class", at: view.place, symbol: view.dotted)
  }
)

private func lists(_ view: CheckedClass) -> Bool {
  let names = [
    "rest_framework.generics.ListAPIView", "rest_framework.generics.ListCreateAPIView",
    "rest_framework.viewsets.ModelViewSet", "rest_framework.viewsets.ReadOnlyModelViewSet",
    "rest_framework.mixins.ListModelMixin",
  ]
  return view.row.libraryAncestors.contains { names.contains($0) }
}

extension CheckedProject {
  /// Whether lists are paginated unless a view says otherwise; true where that is not known.
  fileprivate var paginates: Bool {
    guard let options = dump.settings.value?.restFramework, options.openness == .closed else { return true }
    return (options.items["DEFAULT_PAGINATION_CLASS"] ?? DumpedValue.none) != DumpedValue.none
  }
}
