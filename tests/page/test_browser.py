"""The page in a real browser, as its reader has it: keys, filters, colours, paper, narrow windows.

Skipped where no Chromium is installed.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from browser import Browser
from sample import ENTRIES, catalog
from test_html import HOSTILE, hostile

from translate.page import look_at, render

FOCUS = "document.activeElement.id || document.activeElement.name || document.activeElement.tagName"
SHOWN = "[...document.querySelectorAll('tr[data-state]:not([hidden])')].map(row => row.id)"
COUNT = "document.getElementById('shown').value"


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Path:
    """The page of a PO with all there is to show, opened."""
    path = tmp_path / "page.html"
    path.write_bytes(render(look_at(catalog(*ENTRIES))))
    browser.emulate()
    browser.open(path)
    return path


def test_keys_walk_through_the_segments(browser: Browser, page: Path) -> None:
    """j and k go on and back, n and p to findings; the address tells the segment."""
    walk = []
    for key in "kjjjknnnpp":
        browser.press(key)
        walk.append(browser.evaluate(FOCUS))
    assert walk == ["s6", "s6", "s6", "s6", "s5", "s6", "s6", "s6", "s4", "s3"]
    assert browser.evaluate("location.hash") == "#s3"


def test_keys_filter_and_search(browser: Browser, page: Path) -> None:
    """f leads to the filters, / to the search, Escape back to the segment, a shows all."""
    browser.press("j", "j", "f")
    assert browser.evaluate(FOCUS) == "state"
    browser.press(" ")
    assert browser.evaluate(COUNT) == "5 of 6 shown"
    browser.press("Escape")
    assert browser.evaluate(FOCUS) == "s2"
    browser.press("/", *"NINGUEM")
    assert browser.evaluate(SHOWN) == ["s4"]
    assert browser.evaluate("[...CSS.highlights.get('found')].map(String)") == ["Ninguém"] * 4
    browser.press("Escape", "Escape")
    assert browser.evaluate(FOCUS) == "s2"
    browser.press("a")
    assert browser.evaluate(COUNT) == "6 of 6 shown"


def test_keys_can_be_turned_off(browser: Browser, page: Path) -> None:
    """? shows them and has the switch; keys typed into a field are text."""
    browser.press("/", "j", "?")
    assert browser.evaluate("document.activeElement.value") == "j?"
    browser.press("Escape", "Escape", "?")
    assert browser.evaluate("document.getElementById('keys').open") is True
    browser.evaluate("document.getElementById('keys-on').click()")
    browser.press("Escape")
    browser.evaluate("document.getElementById('s1').focus()")
    browser.press("j", "?")
    assert browser.evaluate(FOCUS) == "s1"
    assert browser.evaluate("document.getElementById('keys').open") is False


def test_the_tabulator_stops_at_one_segment(browser: Browser, page: Path) -> None:
    """Past the filters to the segment that was last looked at; the focus can be seen."""
    browser.press("j", "j")
    stops = "[...document.querySelectorAll('tr[tabindex=\"0\"]')].map(row => row.id)"
    assert browser.evaluate(stops) == ["s2"]
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert browser.evaluate(outline) == "solid"
    browser.evaluate("document.getElementById('help').focus()")
    browser.press("Tab")
    browser.press("Tab")
    assert browser.evaluate(outline) != "none"


@pytest.mark.parametrize(
    ("choice", "shown"),
    [
        ({"finding": "any"}, ["s2", "s3", "s4", "s6"]),
        ({"finding": "note"}, ["s6"]),
        ({"finding": "number"}, ["s2"]),
        ({"risk": "50"}, ["s2", "s4", "s6"]),
        ({"text": "lisbôn"}, ["s2"]),
        ({"finding": "any", "text": "mayor"}, ["s3", "s4"]),
        ({"text": "no such words"}, []),
    ],
    ids=str,
)
def test_filters_show_what_fits_all_of_them(
    browser: Browser, page: Path, choice: dict[str, str], shown: list[str]
) -> None:
    """By severity, kind, risk and text; blocks without a segment left go with them."""
    for name, value in choice.items():
        browser.evaluate(
            f"{{ const field = document.getElementById('filters').elements['{name}'];"
            f"field.value = '{value}';"
            "field.dispatchEvent(new Event('input', {bubbles: true})); }"
        )
    assert browser.evaluate(SHOWN) == shown
    empty = "[...document.querySelectorAll('tbody:not([hidden])')].filter(b => !b.offsetHeight)"
    assert browser.evaluate(f"{empty}.length") == 0
    assert browser.evaluate("document.getElementById('nothing').hidden") is bool(shown)


def test_the_riskiest_may_come_first(browser: Browser, page: Path) -> None:
    """What waits, by risk, then what is approved; o turns it, keys and filters go by it."""
    blocks = (
        "[...document.querySelectorAll('#segments tbody')]"
        ".map(block => [block.className, [...block.rows].map(row => row.id)])"
    )
    before = browser.evaluate(blocks)
    browser.press("j", "j", "o")
    assert browser.evaluate(FOCUS) == "s6"
    order = browser.evaluate(SHOWN)
    risks = "[...document.querySelectorAll('tr[data-risk]')].map(row => Number(row.dataset.risk))"
    assert browser.evaluate(risks) == sorted(browser.evaluate(risks), reverse=True)
    assert order == ["s6", "s4", "s2", "s3", "s1", "s5"]
    walk = []
    for key in "jjkn":
        browser.press(key)
        walk.append(browser.evaluate(FOCUS))
    assert walk == ["s4", "s2", "s4", "s2"]
    browser.press("f", " ", "Escape", "a")
    assert browser.evaluate(SHOWN) == order
    browser.press("o")
    assert browser.evaluate(FOCUS) == "s2"
    assert browser.evaluate(SHOWN) == ["s1", "s2", "s3", "s4", "s5", "s6"]
    assert browser.evaluate(blocks) == before


def test_the_order_is_a_control_too(browser: Browser, page: Path) -> None:
    """Chosen in the bar, the focus stays there; what the headline looks like stays."""
    browser.evaluate(
        "{ const field = document.getElementById('filters').elements.order;"
        "field.focus(); field.value = 'risk';"
        "field.dispatchEvent(new Event('input', {bubbles: true})); }"
    )
    assert browser.evaluate(FOCUS) == "order"
    assert browser.evaluate(SHOWN)[:2] == ["s6", "s4"]
    size = "getComputedStyle(document.querySelector('#s{} .source p')).fontSize"
    assert browser.evaluate(size.format(1)) > browser.evaluate(size.format(2))


def test_a_finding_points_at_its_place(browser: Browser, page: Path) -> None:
    """Its number stands at both; the place stands out while the pointer rests on the finding."""
    numbers = "[...document.querySelectorAll('#s2 .findings sup')].map(one => one.textContent)"
    assert browser.evaluate(numbers) == ["1", "2"]
    marks = "[...document.querySelectorAll('#s2 mark.place')].map(one => [one.textContent, {}])"
    assert browser.evaluate(marks.format("one.dataset.ends")) == [["Lisbon", "1"], ["12", "2"]]
    box = browser.evaluate(
        "(({x, y}) => ({x: x + 5, y: y + 5}))"
        "(document.querySelector('#s2 .findings li:last-child').getBoundingClientRect())"
    )
    browser.call("Input.dispatchMouseEvent", type="mouseMoved", **box)
    pointed = marks.format("one.classList.contains('pointed')")
    assert browser.evaluate(pointed) == [["Lisbon", False], ["12", True]]
    browser.call("Input.dispatchMouseEvent", type="mouseMoved", x=1, y=1)
    assert browser.evaluate(pointed) == [["Lisbon", False], ["12", False]]


def test_a_link_leads_to_its_segment(browser: Browser, page: Path) -> None:
    """An address with a segment opens there."""
    browser.open(page, "#s5")
    assert browser.evaluate(FOCUS) == "s5"


def test_hostile_texts_do_nothing(browser: Browser, tmp_path: Path) -> None:
    """Scripts and handlers in a PO neither run nor load; the page goes nowhere and says nothing."""
    path = tmp_path / "page.html"
    path.write_bytes(render(look_at(catalog(*hostile()))))
    browser.open(path)
    browser.press("j", "n", "/", "<")
    assert browser.evaluate("document.title") == "pier.txt, Portuguese"
    assert browser.evaluate("document.querySelectorAll('img, script').length") == 1
    first = "document.querySelector('.target p').textContent"
    assert browser.evaluate(first) == HOSTILE[0]
    assert browser.asked == [path.resolve().as_uri()]
    assert browser.said == []


def test_even_markup_that_got_in_would_do_nothing(browser: Browser, tmp_path: Path) -> None:
    """The policy stands behind the escaping: what is put into a page by hand doesn't run."""
    html = render(look_at(catalog(*ENTRIES)))
    bad = b"<script>document.title = 'in'</script><img src=x onerror=\"document.title='in'\">"
    path = tmp_path / "page.html"
    path.write_bytes(html.replace(b"</main>", bad + b"</main>"))
    browser.open(path)
    assert browser.evaluate("document.title") == "pier.txt, Portuguese"
    assert any(event["method"] == "Log.entryAdded" for event in browser.events)


CONTRAST = """(() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = parts(colour)
      .map((c) => c / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    const colour = getComputedStyle(element).backgroundColor;
    const clear = parts(colour)[3] === 0;
    return clear ? ground(element.parentElement) : colour;
  };
  const weak = [];
  let count = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const hidden = !element.checkVisibility() || element.closest("script, option");
    if (!walker.currentNode.data.trim() || hidden) continue;
    const [a, b] = [light(getComputedStyle(element).color), light(ground(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    count += 1;
    if (ratio < 4.5) weak.push(`${ratio.toFixed(2)} ${walker.currentNode.data.trim()}`);
  }
  return [count > 50, weak];
})()"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_contrast(browser: Browser, page: Path, scheme: str) -> None:
    """AA's 4.5 for all that is shown, the segment in focus and the keys as well."""
    browser.emulate(scheme=scheme)
    browser.open(page)
    browser.press("j", "j", "?")
    assert browser.evaluate(CONTRAST) == [True, []]


def test_paper_gets_the_segments_and_no_controls(browser: Browser, page: Path) -> None:
    """Black on white, without the tool bar; how many are shown stands there where not all are."""
    browser.emulate(scheme="dark", media="print")
    browser.open(page)
    bar = "document.getElementById('filters').getBoundingClientRect().height"
    assert browser.evaluate(bar) == 0
    assert (
        browser.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    )
    assert browser.evaluate(CONTRAST) == [True, []]
    browser.emulate()
    browser.press("f", " ")
    browser.emulate(media="print")
    height = "document.querySelector('#filters output').getBoundingClientRect().height"
    assert browser.evaluate(height) > 0
    assert browser.evaluate("document.querySelector('#filters select').offsetHeight") == 0


def test_right_to_left_targets_are_right(browser: Browser, tmp_path: Path) -> None:
    """The draft runs from the right of its column, the source from the left of its own."""
    path = tmp_path / "page.html"
    entry = ENTRIES[2]
    arabic = type(entry)(entry.msgid, "ابتسم رئيس البلدية.", fuzzy=True, comments=entry.comments)
    path.write_bytes(render(look_at(catalog(arabic, target="ar"))))
    browser.emulate()
    browser.open(path)
    sides = browser.evaluate(
        """['.source p', '.target p'].map((name) => {
          const text = document.querySelector(name);
          const range = new Range();
          range.selectNodeContents(text);
          const [box, ink] = [text, range].map((one) => one.getBoundingClientRect());
          return [text.lang, ink.left - box.left < box.right - ink.right ? 'left' : 'right'];
        })"""
    )
    assert sides == [["en", "left"], ["ar", "right"]]


@pytest.mark.parametrize("width", [320, 600, 1280])
def test_no_window_is_too_narrow(browser: Browser, page: Path, width: int) -> None:
    """Nothing sticks out at the side, down to WCAG's 320 pixels."""
    browser.emulate(width=width)
    browser.open(page)
    assert browser.evaluate("document.documentElement.scrollWidth") <= width
