import SystemAllocator

/// The system's allocator, told what is coming.
public enum Allocator {
  /// Many small objects that live until the end: memory is asked for in large steps, and kept.
  ///
  /// A boot of a large project has three hundred megabytes; growing by pages costs it a twelfth of its time. To be
  /// called before there are threads.
  public static func expectManyObjects() { _ = expecting }

  private static let expecting: Void = allocator_expect_many_objects()

  /// Hands the system what was freed: after a boot that is two fifths of a long-lived process.
  ///
  /// Costs milliseconds, in which others wait to allocate.
  public static func giveBack() { allocator_give_back() }
}
