"""Which host a visitor means: ``WWW.Tidewater.Example.:8091`` is tidewater.example."""

SUFFIX = ".example"
BROWSER_SUFFIX = ".localhost"  # a browser finds these here by itself: tidewater.example.localhost


def read_host(header: str) -> str:
    """The name without port, final dot and browser suffix; an IP address or nothing stays so."""
    return (
        header.rpartition("]")[2].partition(":")[0].lower().rstrip(".").removesuffix(BROWSER_SUFFIX)
    )


def bare(host: str) -> str:
    """Every site answers with and without ``www.``"""
    return host.removeprefix("www.")
