"""From a page's blocks to what its template shows: neighbours of one kind become one group, teasers get entries."""

from dataclasses import dataclass, field

from klimaportal.core.sections import sections, topics_with_counts

from .band import band_of
from .blocks import Block
from .models import Page

GROUPED = {"question", "figure", "link", "step"}


@dataclass
class Group:
    """One thing to draw: a block, several neighbours of one kind, or two half-width blocks side by side."""

    kind: str
    blocks: list[Block] = field(default_factory=list)

    @property
    def template_name(self) -> str:
        return f"pages/blocks/{self.kind}.html"


def _joins(group: Group, block: Block) -> bool:
    if group.kind == "pair":
        return block.width == Block.Width.HALF and block.kind in ("teaser", "picture") and len(group.blocks) < 2
    return group.kind == block.kind and block.kind in GROUPED


def groups_of(page: Page) -> list[Group]:
    """The page's blocks in order, grouped and filled. One query for the blocks, one or two for each teaser."""
    blocks = list(
        Block.objects.filter(parent=page)
        .select_related("image", "gallery", "contact", "topic")
        .prefetch_related("contact__hours", "gallery__items__image")
    )
    groups: list[Group] = []
    for block in blocks:
        _fill(block)
        if groups and _joins(groups[-1], block):
            groups[-1].blocks.append(block)
            continue
        is_half = block.width == Block.Width.HALF and block.kind in ("teaser", "picture")
        groups.append(Group("pair" if is_half else block.kind, [block]))
    return groups


def _fill(block: Block) -> None:
    if block.kind == "teaser" and block.section in sections:
        block.about = sections[block.section]
        is_large = block.layout == "feature"
        found = block.about.featured(block.count, block.topic) if is_large else block.about.teasers(block.topic)
        block.entries = list(found[: block.count])
    elif block.kind == "topics":
        block.topics = topics_with_counts()
    elif block.kind == "gallery" and block.gallery:
        block.items = list(block.gallery.items.all())
    elif block.kind == "band":
        block.band = band_of(block)
