from fastapi import APIRouter, WebSocket

router = APIRouter()


@router.websocket("/ws/{parcel_id}", name="watch")
async def watch(socket: WebSocket, parcel_id: int):
    await socket.accept()
