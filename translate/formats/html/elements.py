"""What the elements of HTML are to a translator: tables after the WHATWG standard's categories."""

from __future__ import annotations

from ...article import Role


def _set(names: str) -> frozenset[str]:
    return frozenset(names.split())


VOID = _set("area base br col embed hr img input link meta param source track wbr")
"""Elements without content or end tag."""

BLOCKS = _set(
    "address article aside blockquote body button caption center col colgroup dd details dialog"
    " dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header"
    " hgroup hr html legend li main menu nav noframes ol optgroup option p pre search section"
    " select summary table tbody td tfoot th thead title tr ul"
)
"""Elements that end the text before them; all others, unknown ones too, stand inside of it."""

INVISIBLE = _set("script style template noscript link meta base param source track")
"""Elements that nobody sees where they stand."""
OBJECTS = _set("svg math iframe object audio video canvas textarea select embed applet datalist")
"""Elements whose content is no text of the page."""
CODE = _set("code kbd samp var tt")
"""Elements whose words are not translated, though they stand in a sentence."""
SET = _set("pre listing xmp plaintext")
"""Blocks that are left alone."""

HEADINGS = _set("h1 h2 h3 h4 h5 h6")
ROLES = {
    **dict.fromkeys(HEADINGS, Role.SUBHEAD),
    "blockquote": Role.QUOTATION,
    "li": Role.LIST_ITEM,
    "dt": Role.LIST_ITEM,
    "dd": Role.LIST_ITEM,
    "td": Role.CELL,
    "th": Role.CELL,
    "caption": Role.CAPTION,
    "figcaption": Role.CAPTION,
    "title": Role.PAGE_TITLE,
    "address": Role.PARAGRAPH,
    "button": Role.RESIDUE,
    "option": Role.RESIDUE,
}
"""What an element says of the text in it; the nearest one counts."""

CONTROLS = _set("form input button select textarea")
"""What a page asks its reader with."""

RESIDUE = _set("nav aside footer form search dialog menu")
RESIDUE_ARIA = _set("navigation complementary contentinfo search banner dialog form menu")
"""Parts of a page that are around its story, by element and by ARIA's role."""

CLOSES: dict[str, frozenset[str]] = {
    "li": _set("li"),
    "dt": _set("dt dd"),
    "dd": _set("dt dd"),
    "option": _set("option"),
    "optgroup": _set("option optgroup"),
    "td": _set("td th"),
    "th": _set("td th"),
    "tr": _set("td th tr caption colgroup"),
    **dict.fromkeys(
        ("tbody", "thead", "tfoot"), _set("td th tr tbody thead tfoot caption colgroup")
    ),
    "body": _set("head"),
}
"""Elements whose start tag ends others that are open, as their end tags may be left out."""
SCOPES = _set("ul ol menu dl select table body html template")
"""Where the search for such an element ends."""

ATTRIBUTES = {
    "alt": Role.ALTERNATIVE,
    "title": Role.TOOLTIP,
    "aria-label": Role.TOOLTIP,
    "placeholder": Role.TOOLTIP,
}
"""Attributes that are read to people or shown to them."""
META = {
    "description": Role.SUMMARY,
    "og:title": Role.PAGE_TITLE,
    "og:description": Role.SUMMARY,
    "og:image:alt": Role.ALTERNATIVE,
    "twitter:title": Role.PAGE_TITLE,
    "twitter:description": Role.SUMMARY,
    "twitter:image:alt": Role.ALTERNATIVE,
}
"""The `<meta>` names whose content is text."""
