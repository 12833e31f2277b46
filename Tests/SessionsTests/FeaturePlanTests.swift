import Sessions
import Testing

@Suite struct FeaturePlanTests {
  @Test func `models come first, in the order of dependence, and each step is verified`() {
    let plan = FeaturePlan(
      goal: "Gift notes",
      apps: [
        .init(label: "catalog", path: "catalog", changesModels: true),
        .init(label: "orders", path: "apps/orders", changesModels: true),
        .init(label: "web", path: "web", changesModels: false),
      ],
      commands: .init(manage: "uv run manage.py", test: "uv run pytest", testsByPath: true))
    #expect(
      plan.markdown == """
        # Plan: Gift notes

        1. Models and migration of catalog (`catalog`)
           - `uv run manage.py check`
           - `uv run manage.py makemigrations catalog --check --dry-run`
           - `uv run manage.py showmigrations catalog`
           - `uv run pytest catalog`

        2. Models and migration of orders (`apps/orders`)
           - `uv run manage.py check`
           - `uv run manage.py makemigrations orders --check --dry-run`
           - `uv run manage.py showmigrations orders`
           - `uv run pytest apps/orders`

        3. Views, serializers, forms, templates, admin and tests of catalog (`catalog`)
           - `uv run manage.py check`
           - `uv run pytest catalog`

        4. Views, serializers, forms, templates, admin and tests of orders (`apps/orders`)
           - `uv run manage.py check`
           - `uv run pytest apps/orders`

        5. Views, serializers, forms, templates, admin and tests of web (`web`)
           - `uv run manage.py check`
           - `uv run pytest web`

        6. The project as a whole
           - `uv run manage.py check`
           - `uv run manage.py makemigrations --check --dry-run`
           - `uv run manage.py showmigrations --plan`
           - `uv run pytest`

        """)
  }

  @Test func `what an app has comes in the order in which it is needed`() {
    let plan = FeaturePlan(
      goal: "g",
      apps: [
        .init(
          label: "orders", path: "orders", changesModels: true, parts: ["admin", "views", "forms", "urls"],
          tests: (0..<8).map { "t\($0).py" })
      ])
    #expect(
      plan.steps.map(\.title) == [
        "Models and migration of orders", "Serializers and forms of orders", "Views of orders", "URLs of orders",
        "Admin of orders", "Tests of orders: t0.py, t1.py, t2.py, t3.py, t4.py, t5.py and 2 more",
        "The project as a whole",
      ])
  }

  @Test func `the steps of a plan can be kept in a session`() {
    let plan = FeaturePlan(goal: "g", apps: [.init(label: "a", path: "a", changesModels: false)])
    let session = WorkSession(goal: plan.goal, started: "now", steps: plan.sessionSteps)
    #expect(WorkSession(markdown: session.markdown) == session)
    #expect(session.nextStep?.text.contains("`python manage.py test a`") ?? false)
  }
}
