def test_tide(db, tide):
    assert tide
