import strawberry
import strawberry_django
from strawberry import auto

from ships.models import Ship


@strawberry_django.type(Ship)
class ShipNode:
    id: auto
    name: auto
    home: "HarbourNode"


@strawberry.type
class HarbourNode:
    name: str
    depth: float = 0.0

    @strawberry.field
    def ships(self) -> list[ShipNode]:
        return []


@strawberry_django.input(Ship)
class ShipInput:
    name: auto


@strawberry.type
class Query:
    ships: list[ShipNode] = strawberry_django.field()

    @strawberry.field(description="One ship")
    def ship(self, id: strawberry.ID) -> ShipNode | None:
        return None


schema = strawberry.Schema(query=Query)
