"""Sqlite3: inert."""

from _inert import anything, error, inert

Connection = inert("sqlite3.Connection")
Cursor = inert("sqlite3.Cursor")
Row = inert("sqlite3.Row")
Error = error("sqlite3.Error")
DatabaseError = error("sqlite3.DatabaseError")
IntegrityError = error("sqlite3.IntegrityError")
OperationalError = error("sqlite3.OperationalError")
ProgrammingError = error("sqlite3.ProgrammingError")
__getattr__ = anything("sqlite3")
