"""The Figures of a body, found and changed at any depth: in quotations, in lists, in lists inside lists.

A body never changes; what is changed is a copy.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from archive.model.body import Block, Figure, ItemList, Quote


def hrefs(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the address of each Figure, depth first."""
    for block in blocks:
        match block:
            case Figure():
                yield block.href
            case Quote():
                yield from hrefs(block.blocks)
            case ItemList():
                for item in block.items:
                    yield from hrefs(item)
            case _:
                pass


def with_figures(blocks: Iterable[Block], change: Callable[[Figure], Figure | None]) -> tuple[Block, ...]:
    """Return the blocks with each Figure as `change` returns it; without those for which it returns None.

    A quotation, an item or a list that held nothing else goes with them.
    """
    return tuple(made for block in blocks if (made := _with_figures(block, change)) is not None)


def _with_figures(block: Block, change: Callable[[Figure], Figure | None]) -> "Block | None":
    """Return one block with its Figures changed, None when nothing is left of it."""
    match block:
        case Figure():
            return change(block)
        case Quote():
            inside = with_figures(block.blocks, change)
            return replace(block, blocks=inside) if inside else None
        case ItemList():
            items = tuple(filter(None, (with_figures(item, change) for item in block.items)))
            return replace(block, items=items) if items else None
        case _:
            return block
