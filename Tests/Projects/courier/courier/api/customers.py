from fastapi import APIRouter

from courier.schemas import Message

router = APIRouter(prefix="/customers")


class Reader:
    def __init__(self, model):
        self.model = model

    def read(self) -> list[Message]:
        return []


def add_reader(target: APIRouter, path: str, model: type) -> None:
    target.add_api_route(path, Reader(model).read, methods=["GET"], name=f"read{path.replace('/', '_')}")


add_reader(router, "/all", Message)

for kind in ("private", "business"):
    add_reader(router, f"/{kind}", Message)
