from enum import Enum
from typing import Annotated, Optional

from pydantic import BaseModel, ConfigDict, Field, model_validator


def camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.title() for part in rest)


class Message(BaseModel):
    model_config = ConfigDict(alias_generator=camel, populate_by_name=True)


class State(str, Enum):
    sent = "sent"
    lost = "lost"


class ParcelIn(Message):
    number: str = Field(..., max_length=20)
    sender_id: int
    note: Optional[str] = None
    labels: list[str] = []

    @model_validator(mode="after")
    def known_labels(self):
        return self


class ParcelOut(ParcelIn):
    id: int
    state: State = State.sent
    weight: Annotated[float, Field(gt=0, alias="kilograms")] = 1.0


class Page(BaseModel):
    items: list[ParcelOut]
    total: int

    class Config:
        frozen = True
