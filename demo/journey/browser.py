"""A person's browser: cookies, redirects, forms; no scripts."""

from urllib.parse import urljoin

import httpx

from demo.journey.pages import Form, Page

File = tuple[str, bytes, str]  # name, content, media type


class Browser:
    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        self._client = httpx.Client(follow_redirects=True, timeout=30, trust_env=False)

    def open(self, address: str) -> Page:
        url = urljoin(self.base_url + "/", address)
        return _read(self._client.get(url))

    def submit(
        self,
        page: Page,
        form: Form,
        changes: dict[str, str | list[str]] | None = None,
        files: dict[str, File] | None = None,
    ) -> Page:
        """Send a form as it stands on the page, with ``changes`` and ``files``."""
        fields: dict[str, str | list[str]] = {**form.fields, **(changes or {})}
        target = urljoin(page.url, form.action or page.url)
        headers = {"Referer": page.url}
        return _read(self._client.post(target, data=fields, files=files, headers=headers))

    def close(self) -> None:
        self._client.close()


def _read(response: httpx.Response) -> Page:
    return Page(response.status_code, str(response.url), response.text)
