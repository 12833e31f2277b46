import pytest


@pytest.fixture(scope="session")
def tide():
    return 1
