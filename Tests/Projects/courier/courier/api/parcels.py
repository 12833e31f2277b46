from fastapi import APIRouter, Depends, status

from courier.dependencies import Database, Pagination, User
from courier.schemas import Page, ParcelIn, ParcelOut

router = APIRouter(prefix="/parcels", tags=["parcels"])


@router.get("/", response_model=Page)
async def list_parcels(db: Database, page: Pagination = Depends()):
    return []


@router.post("/", status_code=status.HTTP_201_CREATED)
async def create_parcel(parcel: ParcelIn, db: Database, user: User) -> ParcelOut:
    return parcel


@router.get("/{parcel_id}", name="parcel")
async def read_parcel(parcel_id: int, db: Database) -> ParcelOut | None:
    return None


@router.api_route("/{parcel_id}/label", methods=["GET", "HEAD"], include_in_schema=False)
def label(parcel_id: int):
    return None


@router.delete("/{parcel_id}", status_code=204, response_model=None)
async def delete_parcel(parcel_id: int, user: User) -> None:
    return None
