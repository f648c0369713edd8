"""The numbers of a list's points, for formats that do not count by themselves."""

from commonweal.documents.blocks import ListBlock


def labels(block: ListBlock) -> list[str]:
    """Each point's label: its own where it has one, else its place where the list is numbered, else nothing."""
    counts: list[int] = []
    said = []
    for item in block.items:
        del counts[item.depth + 1 :]
        counts += [0] * (item.depth + 1 - len(counts))
        counts[item.depth] += 1
        said.append(item.label or (f"{counts[item.depth]}." if block.numbered else ""))
    return said
