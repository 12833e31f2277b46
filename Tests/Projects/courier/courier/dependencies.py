from typing import Annotated

from fastapi import Depends, Header, HTTPException, Security
from fastapi.security import OAuth2PasswordBearer

oauth2_scheme = OAuth2PasswordBearer(tokenUrl="token")


async def database():
    yield None


def current_user(token: Annotated[str, Depends(oauth2_scheme)]):
    return token


def require_key(x_key: str = Header()):
    if x_key != "key":
        raise HTTPException(status_code=403)


class Pagination:
    def __init__(self, limit: int = 10, offset: int = 0):
        self.limit = limit
        self.offset = offset


Database = Annotated[object, Depends(database)]
User = Annotated[str, Security(current_user, scopes=["me"])]
