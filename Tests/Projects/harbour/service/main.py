from fastapi import APIRouter, FastAPI
from pydantic import BaseModel

from ships.models import Ship

api = FastAPI(title="Harbour", docs_url=None, redoc_url=None)
router = APIRouter(prefix="/ships", tags=["ships"])


class ShipOut(BaseModel):
    name: str
    length: float | None = None


@router.get("", response_model=list[ShipOut])
def all_ships():
    return Ship.objects.all()


api.include_router(router)
