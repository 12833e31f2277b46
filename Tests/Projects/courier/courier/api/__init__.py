from fastapi import APIRouter, Depends

from courier.api import admin, customers, parcels, stream
from courier.dependencies import require_key


def build_router() -> APIRouter:
    router = APIRouter()
    for module in (parcels, customers):
        router.include_router(module.router, tags=["public"])
    router.include_router(admin.router, prefix="/admin", dependencies=[Depends(require_key)])
    router.include_router(stream.router)
    return router
