"""The page of a corpus job, as HTML and in a real browser."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from browser import Browser
from test_browser import CONTRAST
from test_html import HOSTILE, Seen

from translate.page import JobPage, charts, render_job
from translate.page.job import Failure, Figure, Reviewed, Session, Slow

REVIEW = {"empty": 1, "draft": 35, "editing": 3, "accepted": 1, "translated": 20}


def sample(*texts: str) -> JobPage:
    """A page with all there is to show; the texts stand wherever somebody else's words may."""
    names = texts or ("news/harbour.txt",)
    counted = {text: 9 - number for number, text in enumerate(names)}
    pace = [charts.Measured(n * 60, n * 60 + 60, 4000.0 + 300 * (n % 5)) for n in range(60)]
    marks = {"run 2": 1200.0, **{text: 2400.0 for text in texts}}
    first = names[0]
    return JobPage(
        name=first,
        where=first,
        targets=first,
        at_work=first,
        states=(("done", 1_204_511), ("skipped", 40), ("failed", 12), ("quarantined", 1)),
        figures=(
            Figure("1,204,564", "articles", "in 26,100 shards"),
            Figure("13", first, bad=True),
        ),
        pace=charts.curve(pace, marks, lambda value: f"{value:,.0f}", " words/s"),
        memory=charts.curve(pace, {}, lambda value: f"{value / 10:,.0f} MB"),
        memory_note=first,
        languages=charts.bars(counted, 45),
        routes=charts.bars(counted, 45),
        findings=charts.bars({"number": 310, "term": 4, **counted}, 5_000),
        terms=9_000,
        unmet=12,
        risks=charts.histogram({f"{n}0–{n}9": 900 * (9 - n) for n in range(10)}, ["60–69"]),
        review=Reviewed(
            3,
            2,
            1,
            0,
            60,
            21,
            {"empty": 1, "draft": 35, "editing": 3, "accepted": 1, "translated": 20},
        ),
        slowest=tuple(Slow(name, "pt", 900, 2.25, 1.5) for name in names),
        reasons=charts.bars(counted, 45),
        failures=tuple(Failure(name, "pt", "failed", name) for name in names),
        more_failures=7,
        sessions=(
            Session("run 1", "2026-11-03 10:00:00", "20 min", "2", 5_000_000, 4_166.0, "412 MB"),
        ),
        settings=tuple(("sources", name) for name in names),
    )


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Path:
    """The page with all there is to show."""
    path = tmp_path / "report.html"
    path.write_bytes(render_job(sample()))
    browser.emulate()
    browser.open(path)
    return path


def test_nothing_gets_into_the_page_but_its_own_tags() -> None:
    """Names of files, reasons and settings stay text, wherever they stand."""
    own, seen = Seen(render_job(sample())), Seen(render_job(sample(*HOSTILE)))
    assert (seen.tags, seen.attributes, seen.links) == (own.tags, own.attributes, {"#results"})
    assert "style" not in own.attributes
    assert own.tags.isdisjoint({"script", "link", "img", "image", "use", "iframe"})


def test_what_is_not_there_is_not_shown() -> None:
    """A job that has done nothing has its settings, and no empty charts."""
    nothing = dict.fromkeys(("pace", "memory", "risks", "review"))
    lists = ("states", "figures", "languages", "routes", "findings", "slowest", "reasons")
    empty = dict.fromkeys((*lists, "failures", "sessions"), ())
    page = replace(sample(), **nothing, **empty, terms=0, at_work="")
    html = render_job(page).decode()
    assert "Nothing is done yet." in html
    assert html.count("<h2") == 1
    assert '<h2 id="settings">' in html


def test_the_same_job_gives_the_same_page() -> None:
    """Nothing in it tells when it was made."""
    assert render_job(sample()) == render_job(sample())


def test_hostile_names_do_nothing(browser: Browser, tmp_path: Path) -> None:
    """They neither run nor load; the page asks for nothing and says nothing."""
    path = tmp_path / "report.html"
    path.write_bytes(render_job(sample(*HOSTILE)))
    browser.open(path)
    assert browser.evaluate("document.title") == f"Corpus job {HOSTILE[0]}"
    assert browser.evaluate("document.querySelector('h1').textContent") == HOSTILE[0]
    assert browser.evaluate("getComputedStyle(document.body).display") == "block"
    assert browser.asked == [path.resolve().as_uri()]
    assert browser.said == []


@pytest.mark.parametrize(
    ("scheme", "media"), [("light", "screen"), ("dark", "screen"), ("dark", "print")]
)
def test_every_text_has_contrast(browser: Browser, page: Path, scheme: str, media: str) -> None:
    """AA's 4.5, in the charts and the tables behind them as well."""
    browser.emulate(scheme=scheme, media=media)
    browser.open(page)
    browser.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    assert browser.evaluate(CONTRAST) == [True, []]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_drawn_stands_out(browser: Browser, page: Path, scheme: str) -> None:
    """Lines, columns and bars have AA's 3 for graphics against the page."""
    browser.emulate(scheme=scheme)
    browser.open(page)
    weak = browser.evaluate(
        """(() => {
          const light = (colour) => {
            const [r, g, b] = colour.match(/[\\d.]+/g).map((c) => c / 255)
              .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const paper = light(getComputedStyle(document.body).backgroundColor);
          const drawn = [
            ...[...document.querySelectorAll(".column, .length rect, .bar .done, .bar .failed")]
              .map((one) => getComputedStyle(one).fill),
            ...[...document.querySelectorAll(".plot .line, .ground")]
              .map((one) => getComputedStyle(one).stroke),
          ];
          const ratio = (colour) => {
            const [a, b] = [light(colour), paper];
            return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          };
          return [drawn.length > 20, drawn.filter((colour) => ratio(colour) < 3)];
        })()"""
    )
    assert weak == [True, []]


@pytest.mark.parametrize("width", [320, 600, 1280])
def test_no_window_is_too_narrow(browser: Browser, page: Path, width: int) -> None:
    """Nothing sticks out at the side, and no text of a chart stands over another."""
    browser.emulate(width=width)
    browser.open(page)
    browser.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    assert browser.evaluate("document.documentElement.scrollWidth") <= width
    overlaps = browser.evaluate(
        """[...document.querySelectorAll(".plot")].flatMap((plot) => {
          const boxes = [...plot.querySelectorAll("text")]
            .filter((one) => one.checkVisibility())
            .map((one) => [one.textContent, one.getBoundingClientRect()]);
          return boxes.flatMap(([name, a], n) =>
            boxes.slice(n + 1)
              .filter(([, b]) => a.left < b.right && b.left < a.right
                && a.top + 3 < b.bottom && b.top + 3 < a.bottom)
              .map(([other]) => `${name} / ${other}`));
        })"""
    )
    assert overlaps == []


def test_charts_can_be_heard(browser: Browser, page: Path) -> None:
    """Each picture has a name, and its figures in a table that opens by the keyboard."""
    tree = browser.call("Accessibility.getFullAXTree")["nodes"]
    named = {
        node["name"]["value"]
        for node in tree
        if node.get("role", {}).get("value") in ("image", "img", "graphics-document")
        and node.get("name")
    }
    assert named == {
        "Articles by what became of them",
        "Words a second",
        "Memory",
        "Risk",
        "21 of 60 segments reviewed",
        "8,988 of 9,000 terms met",
    }
    browser.evaluate("document.querySelector('#pace ~ details summary').focus()")
    browser.press(" ")
    rows = "document.querySelectorAll('#pace ~ details tbody tr').length"
    assert browser.evaluate(f"document.querySelector('#pace ~ details').open && {rows}") == 60


def test_a_pointer_is_told_the_figure(browser: Browser, page: Path) -> None:
    """What lies under it in a chart is its stretch of time, over the whole height."""
    title = browser.evaluate(
        """(() => {
          const plot = document.querySelector("#pace ~ .plot").getBoundingClientRect();
          const line = document.querySelector("#pace ~ .plot .line").getBoundingClientRect();
          const found = document.elementFromPoint(line.left + line.width / 2 + 1, plot.top + 30);
          return found.querySelector("title").textContent;
        })()"""
    )
    assert title == "30 min to 31 min: 4,000 words/s"


def test_paper_gets_no_closed_tables(browser: Browser, page: Path) -> None:
    """Black on white; what is folded up is left out, what a person opened is printed."""
    browser.emulate(scheme="dark", media="print")
    browser.open(page)
    ground = "getComputedStyle(document.body).backgroundColor"
    assert browser.evaluate(ground) == "rgb(255, 255, 255)"
    height = "document.querySelector('#pace ~ details').offsetHeight"
    assert browser.evaluate(height) == 0
    browser.evaluate("document.querySelector('#pace ~ details').open = true")
    assert browser.evaluate(height) > 0
