"use strict";

// The page reads without this: it adds filters, search and keys.
(() => {
  const segments = [...document.querySelectorAll("#segments tr[data-state]")];
  const form = document.getElementById("filters");
  const shown = document.getElementById("shown");
  const nothing = document.getElementById("nothing");
  const keys = document.getElementById("keys");
  const search = form.elements.text;
  const order = form.elements.order;
  const all = document.getElementById("all");
  let here = null;

  // As long as the text it is made from, so that places in one are places in the other.
  const fold = (text) =>
    text.replace(/[\u00c0-\u1eff]/g, (letter) => letter.normalize("NFD")[0]).toLowerCase();

  // What is searched: words and what is said of them, not the page's own labels.
  const parts = (segment) => [...segment.querySelectorAll("p[lang], dd, .findings li")];

  const texts = new Map();
  const textOf = (segment) => {
    if (!texts.has(segment)) {
      texts.set(segment, fold(parts(segment).map((part) => part.textContent).join("\n")));
    }
    return texts.get(segment);
  };

  const wanted = () => {
    const data = new FormData(form);
    const states = new Set(data.getAll("state"));
    const finding = data.get("finding");
    const risk = Number(data.get("risk") || 0);
    const text = fold(data.get("text").trim());
    return (segment) => {
      const { state, tags, risk: found } = segment.dataset;
      return (
        states.has(state) &&
        (!finding || (finding === "any" ? tags : tags.split(" ").includes(finding))) &&
        (!risk || Number(found ?? -1) >= risk) &&
        (!text || textOf(segment).includes(text))
      );
    };
  };

  // The ranges of an element that a text stands at, over the marks inside it.
  const places = (element, text) => {
    const nodes = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let start = 0; walker.nextNode(); start += walker.currentNode.length) {
      nodes.push({ node: walker.currentNode, start });
    }
    const folded = fold(element.textContent);
    const ranges = [];
    for (let at = folded.indexOf(text); at >= 0; at = folded.indexOf(text, at + text.length)) {
      const range = new Range();
      const first = nodes.findLast(({ start }) => start <= at);
      const last = nodes.findLast(({ start }) => start < at + text.length);
      range.setStart(first.node, at - first.start);
      range.setEnd(last.node, at + text.length - last.start);
      ranges.push(range);
    }
    return ranges;
  };

  const highlight = (text) => {
    if (!CSS.highlights) return;
    const found = text ? visible().flatMap(parts).flatMap((part) => places(part, text)) : [];
    CSS.highlights.set("found", new Highlight(...found));
  };

  const visible = () => segments.filter((segment) => !segment.hidden);

  const filter = () => {
    const fits = wanted();
    for (const segment of segments) segment.hidden = !fits(segment);
    for (const group of document.querySelectorAll("#segments tbody")) {
      group.hidden = [...group.rows].every((row) => row.hidden);
    }
    const rest = visible();
    shown.value = `${rest.length} of ${segments.length} shown`;
    nothing.hidden = rest.length > 0;
    all.hidden = rest.length === segments.length;
    highlight(fold(search.value.trim()));
    reach(here && !here.hidden ? here : rest[0]);
  };

  // In the order of the article the segments of a block are together; by risk each is alone, and
  // what waits for review comes before what is approved, as in `dragoman review`.
  const article = [...segments];
  const homes = new Map(article.map((segment) => [segment, segment.parentNode]));
  const reviewed = ({ dataset }) => ["accepted", "translated"].includes(dataset.state);
  const risk = ({ dataset }) => Number(dataset.risk ?? -1);
  const byRisk = () => order?.value === "risk";

  const arrange = () => {
    const risky = (one, other) => reviewed(one) - reviewed(other) || risk(other) - risk(one);
    segments.splice(0, segments.length, ...(byRisk() ? article.toSorted(risky) : article));
    for (const alone of document.querySelectorAll("#segments tbody.alone")) alone.remove();
    const table = document.querySelector("#segments > table");
    for (const segment of segments) {
      const home = homes.get(segment);
      const group = byRisk() ? home.cloneNode(false) : home;
      group.append(segment);
      if (byRisk()) {
        group.classList.add("alone");
        table.append(group);
      }
    }
    filter();
  };

  const turn = () => {
    if (!order) return;
    order.value = byRisk() ? "" : "risk";
    arrange();
    go(byRisk() ? visible()[0] : here);
  };

  // One segment at a time is a stop of the tabulator: the one that was last looked at.
  const reach = (segment) => {
    for (const other of segments) if (other.tabIndex === 0) other.tabIndex = -1;
    if (segment) segment.tabIndex = 0;
  };

  const go = (segment) => {
    if (!segment) return;
    here = segment;
    reach(segment);
    segment.focus({ preventScroll: true });
    segment.scrollIntoView({ block: "nearest" });
    history.replaceState(null, "", `#${segment.id}`);
  };

  const step = (by, fits = () => true) => {
    const from = here && !here.hidden ? segments.indexOf(here) : by > 0 ? -1 : segments.length;
    for (let at = from + by; at >= 0 && at < segments.length; at += by) {
      if (!segments[at].hidden && fits(segments[at])) return go(segments[at]);
    }
  };

  const flagged = (segment) => segment.dataset.tags !== "";

  const showAll = () => {
    const kept = order?.value;
    form.reset();
    if (order) order.value = kept;
    filter();
  };

  // Followed links, and the page opened at a segment.
  const follow = () => {
    const segment = segments.find((one) => `#${one.id}` === location.hash);
    if (!segment) return;
    if (segment.hidden) showAll();
    go(segment);
  };

  const actions = {
    j: () => step(1),
    k: () => step(-1),
    n: () => step(1, flagged),
    p: () => step(-1, flagged),
    "/": () => search.select(),
    f: () => (form.querySelector("[name=state]") ?? search).focus(),
    o: turn,
    a: showAll,
    "?": () => keys.showModal(),
  };

  const escape = (target) => {
    if (target === search && search.value) {
      search.value = "";
      filter();
    } else if (form.contains(target)) {
      go(here && !here.hidden ? here : visible()[0]);
    }
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || keys.open) return;
    if (event.key === "Escape") return escape(event.target);
    const typing = event.target === search || event.target instanceof HTMLSelectElement;
    const on = document.getElementById("keys-on").checked;
    if (typing || !on || !Object.hasOwn(actions, event.key)) return;
    event.preventDefault();
    actions[event.key]();
  });

  document.addEventListener("focusin", (event) => {
    const segment = event.target.closest("tr[data-state]");
    if (segment) here = segment;
  });

  // What a finding is about stands out while the pointer rests on it.
  document.addEventListener("pointerover", ({ target }) => {
    for (const place of document.querySelectorAll(".pointed")) place.classList.remove("pointed");
    const finding = target.closest("[data-place]");
    if (!finding) return;
    const places = `[data-places~="${finding.dataset.place}"]`;
    for (const place of finding.closest("tr").querySelectorAll(places)) {
      place.classList.add("pointed");
    }
  });

  form.addEventListener("input", filter);
  order?.addEventListener("input", arrange);
  all.addEventListener("click", showAll);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector("#help").addEventListener("click", actions["?"]);
  nothing.querySelector("button").addEventListener("click", showAll);
  addEventListener("hashchange", follow);

  form.hidden = false;
  if (byRisk()) arrange();
  else filter();
  follow();
})();
