import pytest
from fastapi.testclient import TestClient

from courier.main import app


@pytest.fixture(scope="session")
def client():
    return TestClient(app)


@pytest.fixture(name="parcel", params=["small", "large"])
def parcel_fixture(client):
    return client


@pytest.fixture(autouse=True)
def quiet():
    yield
