import graphene
from graphene_django import DjangoObjectType

from ships.models import Harbour, Ship


class HarbourType(DjangoObjectType):
    class Meta:
        model = Harbour
        fields = "__all__"


class ShipType(DjangoObjectType):
    size = graphene.String()

    class Meta:
        model = Ship
        fields = ("id", "name", "home")

    def resolve_size(self, info):
        return "large"


class Query(graphene.ObjectType):
    ships = graphene.List(ShipType)
    ship = graphene.Field(ShipType, id=graphene.ID(required=True))


class Rename(graphene.Mutation):
    class Arguments:
        name = graphene.String(required=True)

    ok = graphene.Boolean()

    def mutate(self, info, name):
        return Rename(ok=True)


class Mutation(graphene.ObjectType):
    rename = Rename.Field()


schema = graphene.Schema(query=Query, mutation=Mutation)
