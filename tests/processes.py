"""What a process started, as the kernel tells it."""

from pathlib import Path


def children_of(pid: int) -> set[int]:
    """All that descend from a process and are still there."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent == pid:
            child = int(stat.parent.name)
            found |= {child} | children_of(child)
    return found


def runs(pid: int, word: str) -> bool:
    """Whether one that descends from a process has a word in its command line."""

    def said(child: int) -> bytes:
        try:
            return Path(f"/proc/{child}/cmdline").read_bytes()
        except OSError:
            return b""

    return any(word.encode() in said(child) for child in children_of(pid))
