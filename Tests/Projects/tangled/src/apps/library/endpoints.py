from rest_framework.viewsets import ModelViewSet as Base

from . import models as db
from . import shapes


class Books(Base):
    queryset = db.Book.objects.all()
    serializer_class = shapes.BookShape


class Loans(Base):
    queryset = db.Loan._default_manager.select_related("book")
    serializer_class = shapes.LoanShape
