from .book import Book, Shelf as Shelf
from . import loan

Loan = loan.Loan
Rack = Shelf
