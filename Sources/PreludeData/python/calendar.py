"""Calendars: names and month lengths."""

from _inert import anything, inert, opaque

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
day_name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
day_abbr = [name[:3] for name in day_name]
month_name = ["", "January", "February", "March", "April", "May", "June", "July"]
month_name += ["August", "September", "October", "November", "December"]
month_abbr = [name[:3] for name in month_name]


def isleap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def monthrange(year, month):
    from datetime import date

    days = 31 if month in (1, 3, 5, 7, 8, 10, 12) else 30 if month != 2 else 28 + isleap(year)
    return date(year, month, 1).weekday(), days
Calendar = inert("calendar.Calendar")
TextCalendar = inert("calendar.TextCalendar")
HTMLCalendar = inert("calendar.HTMLCalendar")
LocaleHTMLCalendar = inert("calendar.LocaleHTMLCalendar")
timegm = opaque("calendar.timegm")
month = opaque("calendar.month")
__getattr__ = anything("calendar")
