// The views of the page by its address: #/ask, #/browse?zone=Guangxi, #/region?for=Yunnan&topic=…,
// #/compare?cases=<id>,<id>, #/case/<id>. Facets, tiles, bars and titles are
// plain links to such addresses, so the browser's way back, bookmarks and new tabs work as everywhere.
(() => {
  "use strict";

  const part = (id) => document.getElementById(id);
  const narrow = window.matchMedia("(max-width: 900px)");
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const FIRST = "ask";
  // The boxes out of sight that take addresses to the server, by view.
  const BOXES = { browse: "browse-selection", region: "region-place", compare: "compare-place" };
  // What the view shows by its address, and what was last handed to each box.
  let selection = "";
  const handed = {};
  // What the person folded and unfolded, by id: each new list comes with its folds as they were made.
  const folds = {};

  let isRouted = false;
  const isBuilt = () => ["tab-browse", "side", "browse-record", ...Object.values(BOXES)].every(part);

  function place() {
    const [, view, rest] = location.hash.match(/^#\/(\w+)[/?]?(.*)$/) ?? [null, FIRST, ""];
    if (view === "case") return { view: behindRecord(), record: decode(rest) };
    return part(`tab-${view}`) ? { view, selection: rest } : { view: FIRST };
  }

  // A record lies over the view from which it was opened; the conversation has its own place for records.
  function behindRecord() {
    const behind = history.state?.record ? history.state.view : document.body.dataset.view;
    return behind && behind !== FIRST ? behind : "browse";
  }

  function decode(words) {
    try {
      return decodeURIComponent(words);
    } catch {
      return words; // typed by hand
    }
  }

  function route() {
    const at = place();
    if (document.body.dataset.view !== at.view) document.body.dataset.view = at.view;
    for (const tab of document.querySelectorAll(".tab")) setCurrent(tab, tab.id === `tab-${at.view}`, "page");
    isRouted = isBuilt(); // a young page has its parts a moment later
    if (!isRouted) return;
    if (!at.record) lastDepth = 0;
    // How many records lie between here and the view, which view it was, and what it showed.
    else if (!history.state?.record) history.replaceState({ record: true, depth: depth(), view: at.view, selection }, "");
    if (BOXES[at.view]) {
      selection = at.record ? history.state.selection : at.selection;
      hand(BOXES[at.view], `?${selection}`);
    } else {
      selection = ""; // a record opened from here lies over the whole library
    }
    if (at.view === "browse") showWords();
    if (at.record) openRecord(at.record);
    else closeRecord();
  }

  let lastDepth = null; // the page may have been opened at a record: then there is no list to go back to
  const depth = () => (lastDepth === null ? 0 : lastDepth + 1);

  // A box out of sight takes the words to the server.
  function hand(id, words) {
    if (handed[id] === words) return;
    handed[id] = words;
    const box = document.querySelector(`#${id} :is(input, textarea)`);
    box.value = words;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // Records ------------------------------------------------------------------

  let reading = null; // the record that is open, and the one that has the focus
  let focused = null;
  let tongue = null; // the language of the list from which it was opened

  function openRecord(key) {
    lastDepth = history.state.depth;
    reading = key;
    hand("browse-record", key);
    part("side").classList.add("open");
    setInert(narrow.matches);
    settleRecord();
  }

  function closeRecord() {
    if (reading === null) return;
    part("side").classList.remove("open");
    setInert(false);
    document.querySelector(`.open-record[href="#/case/${CSS.escape(reading)}"]`)?.focus({ preventScroll: true });
    reading = focused = null;
  }

  function setInert(inert) {
    for (const view of document.querySelectorAll(".view")) view.inert = inert;
  }

  function leaveRecord() {
    if (reading === null) return;
    if (history.state?.depth) {
      history.go(-history.state.depth);
    } else {
      history.replaceState(null, "", `#/${document.body.dataset.view}?${selection}`);
      route();
    }
  }

  function settleRecord() {
    const record = document.querySelector("#reading .evidence");
    if (!record || reading === null || focused === reading) return;
    if (record.id !== `record-${reading}` && record.id !== "record-unknown") return; // still the one before
    focused = reading;
    const versions = [...record.querySelectorAll(".version")];
    if (versions.some((version) => version.lang === tongue)) {
      for (const version of versions) version.hidden = version.lang !== tongue;
    }
    part("reading").scrollTop = 0;
    focusRecord(60);
  }

  // While the panel is still hidden its record cannot take the focus: then it is tried again with the next frame.
  function focusRecord(frames) {
    const record = document.querySelector("#reading .evidence");
    record?.focus({ preventScroll: true });
    if (reading === null || document.activeElement === record || frames === 0) return;
    requestAnimationFrame(() => focusRecord(frames - 1));
  }

  // What was chosen in a view ---------------------------------------------------

  let followed = null; // a signpost is followed once; it is taken away with the next address
  function followSignpost() {
    const signpost = document.querySelector("#region-goal .signpost, #compare-goal .signpost");
    const target = signpost?.getAttribute("href") ?? null;
    if (target === followed) return;
    followed = target;
    if (target !== null && location.hash !== target) location.hash = target;
  }

  // In a narrow window the checklist stands above the cases.
  let checked = null;
  function settleChecklist() {
    const checklist = document.querySelector("#region-checklist .checklist");
    const now = checklist ? checklist.querySelector("h2").textContent + checklist.id : null;
    if (now === checked) return;
    checked = now;
    if (!checklist || document.body.dataset.view !== "region") return;
    part("region-checklist").scrollTop = 0;
    if (narrow.matches) checklist.scrollIntoView({ behavior: "instant", block: "start" });
    // One that comes late takes the focus from no record that was opened meanwhile.
    if (reading === null) checklist.querySelector("h2").focus({ preventScroll: true });
  }

  const slim = window.matchMedia("(max-width: 760px)");
  function stackComparison() {
    document.querySelector("#compare .comparison")?.classList.toggle("stacked", slim.matches);
  }

  // The list -----------------------------------------------------------------

  const wordsBox = () => document.querySelector("#browse-words :is(input, textarea)");

  function showWords() {
    const box = wordsBox();
    const words = new URLSearchParams(selection).get("words") ?? "";
    if (!box || tidied(box.value) === words) return;
    box.value = words;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  const tidied = (words) => words.trim().split(/\s+/).join(" ");

  let typing = 0;
  function search() {
    clearTimeout(typing);
    const words = tidied(wordsBox().value);
    const fields = new URLSearchParams(selection);
    if ((fields.get("words") ?? "") === words) return;
    fields.delete("words");
    const query = new URLSearchParams(words ? [["words", words], ...fields] : [...fields]).toString();
    // No step of the way back for each letter.
    history.replaceState(null, "", `#/browse${query && `?${query}`}`);
    route();
  }

  function toCases() {
    const below = part("browse-cases").getBoundingClientRect().top - part("browse-head").getBoundingClientRect().bottom;
    part("browse").scrollBy({ top: below, behavior: calm.matches ? "instant" : "smooth" });
  }

  function tidyList() {
    for (const fold of document.querySelectorAll("#browse .fold")) {
      const open = folds[fold.id] ?? (narrow.matches ? false : null);
      if (open !== null && fold.open !== open) fold.open = open;
    }
    // Gradio's sanitiser drops aria-current.
    for (const link of document.querySelectorAll(`#browse :is(${MARKS})`)) {
      setCurrent(link, link.matches(".on, .on *"), "true");
    }
  }

  // A new list replaces the link that was just used: the focus goes to the one of the same name.
  let used = null;
  const MARKS = ".choice, .map a, .timeline a, .heat a";
  const nameOf = (link) => link.title.split(":")[0] || link.querySelector(".choice-name")?.textContent;
  const groupOf = (link) => link.closest(".facet, table").className;

  function keepFocus() {
    if (!used || document.activeElement !== document.body) return;
    const same = [...document.querySelectorAll(`#browse :is(${MARKS})`)]
      .find((link) => nameOf(link) === used.name && groupOf(link) === used.group);
    used = null;
    same?.focus({ preventScroll: true });
  }

  function setCurrent(link, current, value) {
    if (current && link.getAttribute("aria-current") !== value) link.setAttribute("aria-current", value);
    if (!current && link.hasAttribute("aria-current")) link.removeAttribute("aria-current");
  }

  // Wiring --------------------------------------------------------------------

  document.addEventListener("click", (event) => {
    const summary = event.target.closest("#browse .fold > summary");
    if (summary) folds[summary.parentElement.id] = !summary.parentElement.open;
    const mark = event.target.closest(`#browse :is(${MARKS})`);
    if (mark) used = { name: nameOf(mark), group: groupOf(mark) };
    const title = event.target.closest('a[href^="#/case/"]');
    if (title) tongue = title.closest("section[lang], .answer[lang]")?.lang;
    if (event.target.closest(".leave")) leaveRecord();
    if (event.target.closest(".to-cases")) toCases();
  });

  document.addEventListener("input", (event) => {
    if (event.target !== wordsBox() || event.isComposing) return;
    clearTimeout(typing);
    typing = setTimeout(search, 200);
  });
  document.addEventListener("compositionend", (event) => {
    if (event.target === wordsBox()) typing = setTimeout(search, 200);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target === wordsBox() && !event.isComposing) search();
    if (event.key === "Escape") leaveRecord();
  });

  window.addEventListener("popstate", route);
  window.addEventListener("hashchange", route);
  slim.addEventListener("change", stackComparison);
  narrow.addEventListener("change", () => {
    if (reading !== null) setInert(narrow.matches);
  });

  let waiting = false;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      if (!isRouted && isBuilt()) route();
      tidyList();
      keepFocus();
      settleRecord();
      followSignpost();
      settleChecklist();
      stackComparison();
    });
  }).observe(document.body, { childList: true, subtree: true });
  route();
})();
