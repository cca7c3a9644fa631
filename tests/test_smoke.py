def test_healthz(client, db):
    assert client.get("/healthz").json() == {"status": "ok"}
