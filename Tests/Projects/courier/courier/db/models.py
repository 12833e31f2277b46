from datetime import datetime

from sqlalchemy import Column, ForeignKey, Integer, String, Table, func
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Stamped:
    created: Mapped[datetime] = mapped_column(server_default=func.now())

    @declared_attr.directive
    def __tablename__(cls) -> str:
        return cls.__name__.lower() + "s"


parcel_labels = Table(
    "parcel_labels",
    Base.metadata,
    Column("parcel_id", ForeignKey("parcels.id"), primary_key=True),
    Column("label_id", ForeignKey("labels.id"), primary_key=True),
)


class Parcel(Stamped, Base):
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)
    note: Mapped[str | None]
    sender_id: Mapped[int] = mapped_column(ForeignKey("customers.id", ondelete="CASCADE"), index=True)

    sender: Mapped["Customer"] = relationship(back_populates="parcels")
    labels: Mapped[list["Label"]] = relationship(secondary=parcel_labels)


class Customer(Stamped, Base):
    id = Column(Integer, primary_key=True)
    name = Column("full_name", String(80), nullable=False)

    parcels = relationship("Parcel", back_populates="sender")


class Label(Base):
    __tablename__ = "labels"

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
