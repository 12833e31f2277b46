import Django
import TestKit
import Testing

@Test(arguments: Spec.all(in: "admin"))
func `sites register models as their spec says`(_ spec: Spec) {
  spec.check(BootedProject.rows(of: .admin, spec))
}

@Test(arguments: Spec.all(in: "signals"))
func `receivers are connected as their spec says`(_ spec: Spec) {
  spec.check(BootedProject.rows(of: .signals, spec))
}

@Test(arguments: Spec.all(in: "tasks"))
func `tasks are registered as their spec says`(_ spec: Spec) {
  spec.check(BootedProject.rows(of: .celeryTasks, spec))
}
