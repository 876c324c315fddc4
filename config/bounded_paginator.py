"""Pages of a long list, without counting all of it.

Nobody leafs through a hundred pages, so nobody waits until half a million rows are counted: beyond
``LONGEST`` the list is cut, and what stands further down is found by a filter or a search.
"""

from functools import cached_property

from django.core.paginator import Paginator

LONGEST = 5000


class BoundedPaginator(Paginator):
    longest = LONGEST

    @cached_property
    def count(self) -> int:
        """Return how many rows there are, ``LONGEST`` at most; nothing else of them is read."""
        return int(self.object_list.order_by().values("pk")[:LONGEST].count())

    @property
    def is_cut(self) -> bool:
        return self.count >= LONGEST
