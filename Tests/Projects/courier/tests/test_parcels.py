import pytest


@pytest.fixture
def number():
    return "1"


@pytest.mark.parametrize("size", [1, 2])
def test_list(client, number, size):
    assert client


class TestParcel:
    @pytest.fixture
    def own(self, parcel):
        return parcel

    def test_read(self, own):
        assert own

    async def test_delete(self, client):
        assert client

    def helper(self):
        pass
