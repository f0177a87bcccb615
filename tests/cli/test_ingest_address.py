"""`coalition ingest ADDRESS`: pages and feeds by address, and what is said where one cannot be had."""

import subprocess
from collections.abc import Callable
from pathlib import Path

from tests.sources.server import Site, feed, item, page

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_a_feed_is_taken_in_with_its_pages(coalition: Run, tmp_path: Path) -> None:
    with Site() as site:
        site.lay("/feed", feed(item(f"{site.address}/a"), item(f"{site.address}/gone")), kind="application/rss+xml")
        site.lay("/a", page("Norway pledged 300 troops to Ukraine."))
        (tmp_path / "poland.txt").write_text("Poland will not send troops to Ukraine.")
        arguments = (
            "ingest",
            f"{site.address}/feed",
            "poland.txt",
            "--store",
            "store",
            "--allow-private",
            "--pause",
            "0",
        )
        done = coalition(*arguments)
        assert done.returncode == 1
        assert done.stdout.startswith("Articles: 2 kept, 1 not read.")
        assert done.stderr == f"{site.address}/gone: the server answers with status 404 (Not Found).\n"
        rows = coalition("ask", "troops-by-nation", "--store", "store", "--format", "csv").stdout
        assert "NOR" in rows
        assert coalition(*arguments).stdout.startswith("Articles: 2 unchanged, 1 not read.")


def test_a_private_address_is_not_visited_unless_told_to(coalition: Run) -> None:
    with Site() as site:
        site.lay("/a", page("Norway pledged 300 troops to Ukraine."))
        done = coalition("read", f"{site.address}/a")
        assert site.asked == []
    assert done.returncode == 1
    assert done.stderr == (
        f"{site.address}/robots.txt: 127.0.0.1 is an address of a private network or of this machine, which is not "
        "visited; --allow-private allows it.\n"
    )
