from fastapi import APIRouter

from courier.dependencies import current_user
from fastapi import Depends

router = APIRouter(dependencies=[Depends(current_user)])
nested = APIRouter(prefix="/jobs")


@nested.put("/{name}")
def run(name: str):
    return name


router.include_router(nested)


@router.get("/health")
def health() -> dict[str, str]:
    return {}
