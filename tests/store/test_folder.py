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
