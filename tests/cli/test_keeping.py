"""backup and restore, and what is said of a case that can only be read or not at all."""

import contextlib
import json
import sqlite3
from pathlib import Path

from tests.cli.conftest import Run, mark, read


def test_that_a_backup_is_made_listed_and_put_back(run: Run, case: Path) -> None:
    made = read(run, "backup", case)
    assert made["reason"] == "asked"
    assert read(run, "backup", case, "--list") == [made]
    mark(run, case)
    done = read(run, "restore", case)
    assert (done["path"], done["backup"], done["kept"]) == (str(case), made["path"], None)
    assert read(run, "annotations", case) == []
    assert len(read(run, "annotations", done["saved"])) == 1


def test_that_a_backup_to_a_file_is_a_case_and_overwrites_nothing(
    run: Run, case: Path, tmp_path: Path
) -> None:
    target = tmp_path / "copy.case"
    assert read(run, "backup", case, "-o", target)["path"] == str(target)
    assert len(read(run, "articles", target)) == 1
    code, _, said = run("backup", case, "-o", target)
    assert (code, "already a file" in said) == (1, True)
    assert read(run, "backup", case, "--list") == []


def test_that_a_named_backup_is_put_back(run: Run, case: Path) -> None:
    first = read(run, "backup", case)["path"]
    mark(run, case)
    read(run, "backup", case)
    assert read(run, "restore", case, first)["backup"] == first
    assert read(run, "annotations", case) == []


def test_that_without_a_backup_a_restore_fails_and_says_so(run: Run, case: Path) -> None:
    code, _, said = run("restore", case)
    assert (code, "no good backup" in said) == (1, True)
    assert len(read(run, "articles", case)) == 1


def test_that_a_damaged_case_offers_its_newest_good_backup(run: Run, case: Path) -> None:
    made = read(run, "backup", case)
    case.write_bytes(case.read_bytes()[:9000])
    code, _, said = run("articles", case)
    assert code == 3
    assert "damaged" in said
    assert f"good backup of {made['at']}: workbench restore {case}" in said
    assert "kept as" in run("restore", case)[2]
    assert len(read(run, "articles", case)) == 1


def test_that_an_old_case_is_backed_up_by_the_first_command(run: Run, case: Path) -> None:
    with contextlib.closing(sqlite3.connect(case)) as raw:
        raw.executescript(
            "DROP TRIGGER history_is_kept; UPDATE history SET at = '2020-01-01T00:00Z'"
        )
    code, _, said = run("articles", case)
    # The history was altered by hand, so the copy is told to be not whole and is not kept.
    assert (code, "history entry 1 was altered" in said) == (0, True)
    assert read(run, "backup", case, "--list") == []


def test_that_a_case_open_on_another_machine_is_read_and_not_written(run: Run, case: Path) -> None:
    holder = {"who": "Anna", "host": "desk-7", "machine": "x", "pid": 1, "since": "2026-03-01"}
    case.with_name(f".{case.name}.open-00000000").write_text(json.dumps(holder))
    code, out, said = run("articles", case, "--json")
    assert (code, len(json.loads(out)), "Anna has the case open on desk-7" in said) == (0, 1, True)
    code, _, said = run("article", case, "set", "A1", "--title", "Mine")
    assert (code, "Nothing was changed" in said) == (1, True)


def test_that_a_row_nobody_could_have_written_is_told_as_damage(run: Run, case: Path) -> None:
    """What it makes fail is no failure of the program, and nobody is shown a traceback."""
    for name in ("Mayor", "Harbour office"):
        run("origin", case, "set", name)
    run("origin", case, "relate", "Mayor", "Harbour office", "same")
    with contextlib.closing(sqlite3.connect(case, isolation_level=None)) as raw:
        raw.execute("UPDATE origin_link SET origin_a = '0'")
    code, _, said = run("origin", case)
    assert code == 1
    assert "is damaged and was left untouched: A row points at nothing: origin_link" in said
    assert "Traceback" not in said


def test_that_an_undo_in_the_way_of_others_prints_both_versions_in_full(
    run: Run, case: Path
) -> None:
    made = mark(run, case)["id"]
    mine, theirs = "mine " * 40, "theirs " * 40
    run("note", case, made, mine)
    run("note", case, made, theirs)
    with contextlib.closing(sqlite3.connect(case, isolation_level=None)) as raw:
        raw.execute("UPDATE action SET state = 'recorded' WHERE n = (SELECT max(n) FROM action)")
    code, _, said = run("undo", case)
    assert code == 1
    assert "changed the mark “The bridge” in A1 meanwhile." in said
    assert f"Theirs (note): “{theirs}”" in said
    assert "Yours (note): nothing" in said


def test_that_the_history_is_searched(run: Run, case: Path) -> None:
    made = mark(run, case)["id"]
    run("note", case, made, "Ask the harbour office.")
    found = read(run, "history", case, "--search", "HARBOUR office")
    assert [entry["what"] for entry in found] == ["Edit note"]
    assert read(run, "history", case, "--annotation", made, "--search", "nowhere") == []
