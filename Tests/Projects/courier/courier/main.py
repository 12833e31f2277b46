from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI, Request
from fastapi.middleware.cors import CORSMiddleware
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.responses import PlainTextResponse
from starlette.routing import Route

from courier.api import build_router
from courier.config import settings
from courier.dependencies import database


class Lost(Exception):
    pass


@asynccontextmanager
async def lifespan(app):
    yield


def page(request):
    return PlainTextResponse("internal")


internal = FastAPI(openapi_url=None, routes=[Route("/page", page)])


@internal.get("/metrics")
def metrics():
    return {}


def create_app() -> FastAPI:
    app = FastAPI(lifespan=lifespan, dependencies=[Depends(database)], redoc_url=None)
    app.add_middleware(CORSMiddleware, allow_origins=settings.origins)
    app.add_middleware(GZipMiddleware)
    app.include_router(build_router(), prefix=settings.api_prefix)

    @app.middleware("http")
    async def timing(request: Request, call_next):
        return await call_next(request)

    @app.exception_handler(Lost)
    async def lost(request: Request, error: Lost):
        return PlainTextResponse("lost", status_code=410)

    @app.get("/", tags=["root"])
    async def root():
        return {}

    app.mount("/internal", internal, name="internal")
    return app


app = create_app()
