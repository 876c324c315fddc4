"""``?page=1&recordsPerPage=10`` and the filters: the same for brands and campaigns."""

from collections.abc import Iterable

from aiohttp import web

from simulators.tcr.answers import answer_json, refusal

MOST = 500


def answer_list(
    request: web.Request, rows: Iterable[dict], filters: tuple[str, ...]
) -> web.Response:
    """``{page, totalRecords, records}``."""
    page, size = read_count(request, "page", 1), read_count(request, "recordsPerPage", 10)
    if size > MOST:
        raise refusal(501, f"At most {MOST} records per page", "recordsPerPage")
    wanted = {name: request.query[name] for name in filters if request.query.get(name)}
    found = [row for row in rows if fits(row, wanted)]
    start = (page - 1) * size
    return answer_json(
        {"page": page, "totalRecords": len(found), "records": found[start : start + size]}
    )


def read_count(request: web.Request, name: str, default: int) -> int:
    raw = request.query.get(name, str(default))
    if not raw.isdecimal() or not 1 <= int(raw) <= 1_000_000:
        raise refusal(501, f"'{name}' is not a number", name)
    return int(raw)


def fits(row: dict, wanted: dict[str, str]) -> bool:
    return all(matches(row.get(name), value) for name, value in wanted.items())


def matches(held: object, asked: str) -> bool:
    """Any case; of a list one item is enough; booleans are written true and false."""
    if isinstance(held, list):
        return any(matches(item, asked) for item in held)
    return held is not None and str(held).casefold() == asked.casefold()
