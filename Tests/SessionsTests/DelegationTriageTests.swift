import Sessions
import Testing

@Suite struct DelegationTriageTests {
  @Test(arguments: [
    "Write tests for OrderSerializer", "Add unit tests for the refund view", "Document the login flow",
    "Add a field `gift_note` to Order and show it in the admin", "Fix the N+1 in the order list view",
    "AttributeError: 'NoneType' object has no attribute 'total' in orders/views.py line 40",
    "Add pagination to the product list endpoint", "Rename OrderLine.qty to quantity everywhere",
    "Add type hints to catalog/services.py", "Create a management command that exports orders as CSV",
    "Explain how access control works here", "Register Review in admin with filters by rating",
    "Add select_related to the queryset of InvoiceListView", "The order confirmation email lacks the delivery address",
  ])
  func `what has a pattern to follow and a way to verify it is delegated`(_ task: String) {
    let triage = DelegationTriage(task)
    #expect(triage.verdict == .delegate, "\(triage.reasons)")
    #expect(!triage.reasons.isEmpty)
  }

  @Test(arguments: [
    "Should we use UUIDs as primary keys?", "Improve the checkout", "Make it faster", "Redesign the order models",
    "Split the model Customer into Person and Company", "Backfill Order.region for old rows",
    "Upgrade Django to 5.2", "Replace Celery with something simpler", "Decide whether reviews need moderation",
    "Remove the endpoint /api/v1/orders/", "Introduce a multi-tenant architecture", "Switch to UUID keys for Order",
    "Clean this up somehow",
  ])
  func `what leaves a choice open is decided first`(_ task: String) {
    let triage = DelegationTriage(task)
    #expect(triage.verdict == .decideFirst, "\(triage.reasons)")
    #expect(!triage.reasons.isEmpty)
  }

  @Test(arguments: [
    "Delete all orders before 2020 in production", "Rotate the SECRET_KEY", "Implement password reset with tokens",
    "Change how refunds are calculated", "Write an authentication backend for SSO", "Encrypt customer addresses",
    "Run the backfill on the production database", "The site is down, fix it", "Add tenant isolation to all querysets",
    "Purge users who never logged in", "Write tests against the live database",
  ])
  func `where a mistake costs more than the work a person writes`(_ task: String) {
    let triage = DelegationTriage(task)
    #expect(triage.verdict == .writeYourself, "\(triage.reasons)")
    #expect(!triage.reasons.isEmpty)
  }
}
