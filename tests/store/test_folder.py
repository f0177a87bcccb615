from pathlib import Path

import pytest

from coalition.store.folder import default_folder
from coalition.store.opening import open_store


def test_the_default_folder_is_the_environments_or_one_here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("COALITION_STORE", raising=False)
    assert default_folder() == Path("coalition-store")
    monkeypatch.setenv("COALITION_STORE", str(tmp_path / "mine"))
    assert default_folder() == tmp_path / "mine"
    open_store().close()
    assert (tmp_path / "mine" / "coalition-store.json").is_file()


def test_half_a_mark_of_a_killed_process_is_no_obstacle(tmp_path: Path) -> None:
    place = tmp_path / "store"
    place.mkdir()
    (place / "coalition-store.partial").write_text('{"prog', encoding="utf-8")
    open_store(place).close()
    open_store(place, read_only=True).close()
