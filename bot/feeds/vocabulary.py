"""The names of elements, by the meaning of their namespace instead of its address."""

import functools

# What RSS and Atom call by the same word means the same to us, so their namespaces have no prefix.
_NAMESPACES = {
    "http://www.w3.org/2005/atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://purl.org/net/rss1.1#": "",
    "http://backend.userland.com/rss": "",
    "http://backend.userland.com/rss2": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://purl.org/rss/1.0/modules/rss091#": "",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
    "http://search.yahoo.com/mrss/": "media:",
    "http://search.yahoo.com/mrss": "media:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "http://www.w3.org/1999/xhtml": "xhtml:",
    "https://podcastindex.org/namespace/1.0": "podcast:",
    "https://github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": "podcast:",
}


@functools.lru_cache(maxsize=2048)
def name_of(tag: str) -> str:
    """`{namespace}Tag` of lxml as "prefix:tag" in lower case; "?:tag" when the namespace is none of ours."""
    if tag[:1] != "{":
        return tag.lower()
    namespace, _, local = tag[1:].rpartition("}")
    prefix = _NAMESPACES.get(namespace.lower().strip())
    return (prefix if prefix is not None else "?:") + local.lower()
