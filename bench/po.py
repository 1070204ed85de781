"""Read and write every PO of a folder, and say what became of each; speed and memory beside polib.

    uv run python bench/po.py FOLDER [--list] [--rounds 5]

Each .po and .pot below FOLDER is read, written and read again, and gettext's msgcat compares what
was written with the original: but for line ends, the order of header fields, an added empty header
and blank comment lines they have to be the same. Where they are so only once `#=` lines stand as
the `#,` lines that gettext 0.26 makes of them, this is said; where msgcat refuses the original,
polib's words are compared. --list names each file that isn't equal. Speed is the CPU seconds of
reading, and of reading and writing, the files that polib reads too (at wrapwidth=0, its fastest,
and as it comes), the least of some rounds side by side; memory is of a made file of 100,000
entries, each in a process of its own.
"""

from __future__ import annotations

import argparse
import difflib
import multiprocessing
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import polib

from translate.catalog import Catalog
from translate.errors import InputError

_HEADER = re.compile(r'^msgid ""\nmsgstr (?:"[^\n]*\n)+', re.MULTILINE)
_BLANK_COMMENT = re.compile(r"^#[.~]?[ \t]*\n", re.MULTILINE)


def canonical(data: bytes) -> str | None:
    """The file as msgcat writes it, less what may differ; None where msgcat refuses it."""
    # A .pot may still have the placeholder for a charset.
    with tempfile.NamedTemporaryFile(suffix=".pot") as file:
        file.write(data.replace(b"\r\n", b"\n"))
        file.flush()
        command = ["msgcat", "--no-wrap", "--to-code=UTF-8", file.name]
        done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        return None
    text = _BLANK_COMMENT.sub("", done.stdout.decode())

    def ordered(header: re.Match[str]) -> str:
        fields = re.findall(r'"(.*?)(?:\\n)?"', header[0].split("msgstr", 1)[1])
        return "\n".join(sorted(re.sub(r"\s+", " ", field.strip()) for field in fields if field))

    return _HEADER.sub(ordered, text, count=1).strip()


def became(path: Path) -> tuple[str, str]:
    """What became of a file: a kind, and why or where it differs."""
    data = path.read_bytes()
    before = canonical(data)
    try:
        catalog = Catalog.loads(data, path.name)
    except InputError as error:
        reason = str(error).removeprefix(path.name)
        return ("refused, as by gettext" if before is None else "refused, gettext reads it"), reason
    except Exception as error:
        return "TRACEBACK", repr(error)
    written = catalog.dumps()
    if Catalog.loads(written) != catalog:
        return "DIFFERENT", "reads back as another catalog"
    if before is None:
        return _by_polib(data, catalog)
    after = canonical(written)
    if before == after:
        return "equal", ""
    if after is None:
        return "DIFFERENT", "msgcat refuses what was written"
    if canonical(re.sub(rb"^(#,.*)\n#= ", rb"\1, ", data, flags=re.MULTILINE)) == after:
        return "equal, with `#=` as `#,`", ""
    if sorted(filter(None, before.split("\n"))) == sorted(filter(None, after.split("\n"))):
        return "equal, in another order", "the header comes first, obsolete entries last"
    lines = difflib.unified_diff(before.split("\n"), after.split("\n"), lineterm="", n=0)
    return "DIFFERENT", " | ".join(list(lines)[3:7])


def _by_polib(data: bytes, catalog: Catalog) -> tuple[str, str]:
    """Compare where gettext refuses the original: the words that polib finds in it."""
    theirs = _polib_read(data)
    if theirs is None:
        return "read, gettext and polib don't", ""
    words = sorted((e.msgid, e.msgstr) for e in theirs if e.msgid)
    ours = sorted((e.msgid, e.msgstr) for e in (*catalog.entries, *catalog.obsolete) if e.msgid)
    return ("read, gettext doesn't" if words == ours else "read, other than by polib"), ""


def _polib_read(data: bytes) -> polib.POFile | None:
    with tempfile.NamedTemporaryFile(suffix=".po") as file:
        file.write(data)
        file.flush()
        try:
            return polib.pofile(file.name, wrapwidth=0)
        except (OSError, UnicodeDecodeError, LookupError):
            return None


def table(paths: list[Path], *, listed: bool) -> bool:
    kinds: dict[str, list[tuple[Path, str]]] = defaultdict(list)
    for path in paths:
        kind, why = became(path)
        kinds[kind].append((path, why))
    for kind, found in sorted(kinds.items()):
        print(f"{len(found):5}  {kind}")
        for path, why in found if listed and kind != "equal" else ():
            print(f"         {path}: {why}")
    print(f"{len(paths):5}  in all", flush=True)
    return not any(kind.isupper() for kind in kinds)


def speed(paths: list[Path], rounds: int) -> None:
    """Ours and polib's side by side, over the files that both take."""
    both = []
    for path in paths:
        try:
            Catalog.load(path)
            polib.pofile(str(path))
        except (InputError, OSError, UnicodeDecodeError, LookupError):
            continue
        both.append(path)
    ways: dict[str, tuple[Callable[[Path], object], Callable[[Path], object]]] = {
        "read": (Catalog.load, lambda path: polib.pofile(str(path))),
        "read and write, polib unwrapped": (
            lambda path: Catalog.load(path).dumps(),
            lambda path: str(polib.pofile(str(path), wrapwidth=0)).encode(),
        ),
        "read and write, polib as it comes": (
            lambda path: Catalog.load(path).dumps(),
            lambda path: str(polib.pofile(str(path))).encode(),
        ),
    }
    print(f"CPU seconds for {len(both)} files, ours and polib's:")
    for name, pair in ways.items():
        times = [[_spent(way, both) for way in pair] for _ in range(rounds)]
        ours, theirs = (min(column) for column in zip(*times, strict=True))
        print(f"  {name:34} {ours:.2f} {theirs:.2f} ({ours / theirs:.2f})", flush=True)


def _spent(way: Callable[[Path], object], paths: list[Path]) -> float:
    start = time.process_time()
    for path in paths:
        way(path)
    return time.process_time() - start


def memory(count: int) -> None:
    """The peak of reading a large file, in a process each."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "large.po")
        path.write_text("".join(_large(count)), encoding="utf-8")
        rows = {}
        for name, read in {"nothing": _nothing, "dragoman": Catalog.load, "polib": _theirs}.items():
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                rows[name] = pool.apply(_peak, (read, path))
    base = rows.pop("nothing")[0]
    for name, (peak, spent) in rows.items():
        print(f"{count:,} entries by {name}: {peak - base:.0f} MiB, {spent:.2f} CPU seconds")


def _large(count: int) -> Iterator[str]:
    yield 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    for n in range(count):
        words = f"The harbour council voted {n} times to keep the ferry."
        yield f'\n#. Paragraph {n}\n#: story.txt:{n}\n#, fuzzy, no-wrap\nmsgid "{words}"\n'
        yield f'msgstr "{words.upper()}"\n'


def _nothing(path: Path) -> None:
    del path


def _theirs(path: Path) -> polib.POFile:
    return polib.pofile(str(path), wrapwidth=0)


def _peak(read: Callable[[Path], object], path: Path) -> tuple[float, float]:
    start = time.process_time()
    kept = read(path)
    spent = time.process_time() - start
    status = Path("/proc/self/status").read_text()
    found = re.search(r"VmHWM:\s*(\d+) kB", status)
    assert kept is None or found
    return int(found[1]) / 1024 if found else 0.0, spent


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--entries", type=int, default=100_000)
    options = parser.parse_args()
    paths = sorted(p for p in options.folder.rglob("*.po*") if p.suffix in (".po", ".pot"))
    if not paths or not shutil.which("msgcat"):
        print(f"skipped: needs POs in {options.folder}, and gettext's msgcat")
        return 0
    whole = table(paths, listed=options.list)
    speed(paths, options.rounds)
    memory(options.entries)
    return 0 if whole else 1


if __name__ == "__main__":
    sys.exit(main())
