import Base
import Testing

@Suite struct CalendarDateTests {
  @Test(arguments: [
    (0, "1970-01-01 00:00"), (951_782_400, "2000-02-29 00:00"), (1_795_168_799, "2026-11-20 09:59"),
    (4_107_542_400, "2100-03-01 00:00"), (-1, "1969-12-31 23:59"), (1_709_251_199, "2024-02-29 23:59"),
  ])
  func `a moment is written as its date and time`(_ seconds: Int, _ text: String) {
    #expect(CalendarDate(secondsSince1970: seconds).text == text)
  }
}
