"""The list of erasures: what several put on it at once stands on it whole."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import UUID

from commonweal.ingest import erasure_list, youth_erasure
from commonweal.workspace import Workspace


def test_nothing_is_lost_where_several_put_on_the_list_at_once(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)

    def put(n: int) -> None:
        erasure_list.add_things(workspace, [UUID(int=n)])
        youth_erasure.write_list(workspace)

    with ThreadPoolExecutor(8) as at_once:
        list(at_once.map(put, range(40)))
    path = erasure_list.erasures_path(workspace)
    assert erasure_list.things(path) == {UUID(int=n) for n in range(40)}
    assert path.stat().st_mode & 0o777 == 0o600
    assert sorted(p.name for p in path.parent.iterdir() if p.is_file()) == ["erasures.json", "erasures.lock"]
