// What the page does by itself: the way from a citation to its passage and back, starters, filters.
// Everything it needs to know stands in ids, classes and addresses: #cite-<turn>-<n> is the citation n in the answer
// of a turn, #passage-<turn>-<n> its passage, #twin-<turn>-<n> the same in the other language.
(() => {
  "use strict";

  const narrow = window.matchMedia("(max-width: 900px)");
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const part = (id) => document.getElementById(id);
  // Other views are the matter of views.js, their sheet included.
  const isAsking = () => (document.body.dataset.view ?? "ask") === "ask";
  // The citation from which the reader came, to bring him back there.
  let origin = null;

  // Evidence: taken over from the inbox, one section a turn ------------------

  function adoptEvidence() {
    dropStale();
    const arrived = part("inbox")?.querySelector(".evidence");
    if (!arrived) {
      if (!document.querySelector("#conversation .question")) forgetEvidence();
      return;
    }
    if (!arrived.id) return; // taken over already
    const evidence = arrived.cloneNode(true);
    // Gradio keeps hold of the element itself: it stays, emptied, so that no id stands twice.
    arrived.removeAttribute("id");
    arrived.replaceChildren();
    shelf().querySelector(`:scope > #${evidence.id}`)?.remove();
    evidence.querySelectorAll(".whole-record").forEach((button) => button.setAttribute("aria-expanded", "false"));
    shelf().append(evidence);
    showEvidence(evidence.id.split("-")[1]);
    part("panel").scrollTop = 0;
  }

  // A turn that is asked again takes its old evidence with it, and that of the turns after it.
  function dropStale() {
    if (!document.querySelector("#panel .library")) return;
    for (const evidence of shelf().querySelectorAll(":scope > .evidence")) {
      const turn = evidence.id.split("-")[1];
      const answer = part(`answer-${turn}`);
      if (part(`question-${turn}`) && (!answer || answer.querySelector(".cite"))) continue;
      if (!evidence.hidden) showLast(evidence);
      evidence.remove();
    }
  }

  function showLast(besides) {
    const others = [...shelf().children].filter((one) => one !== besides);
    for (const section of shelf().children) section.hidden = section !== others.at(-1);
  }

  const shelf = () => document.querySelector("#panel .prose .library").parentElement;

  function forgetEvidence() {
    if (!document.querySelector("#panel .library")) return;
    shelf().querySelectorAll(":scope > .evidence").forEach((evidence) => evidence.remove());
    document.querySelector("#panel .library").hidden = false;
    origin = null;
  }

  function showEvidence(turn) {
    const wanted = part(`evidence-${turn}`);
    if (!wanted) return;
    for (const section of shelf().children) section.hidden = section !== wanted;
  }

  // From a citation to its passage and back -----------------------------------

  function goTo(id) {
    const target = part(id);
    if (!target) return;
    const evidence = target.closest(".evidence");
    if (evidence) {
      showEvidence(evidence.id.split("-")[1]);
      showVersion(target.closest(".version"));
      if (narrow.matches) openSheet();
      bringIntoView(part("panel"), target);
    } else {
      if (narrow.matches) closeSheet();
      bringIntoView(target.closest("#conversation [role=log], .view"), target);
    }
    target.focus({ preventScroll: true });
    flash(target);
  }

  function bringIntoView(scroller, target) {
    const head = target.closest(".evidence")?.querySelector(".evidence-head")?.offsetHeight ?? 0;
    const isLarge = target.matches(".source, .evidence");
    const room = isLarge ? head + 12 : Math.max(head + 24, scroller.clientHeight / 3);
    const top = target.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    scroller.scrollBy({ top: top - room, behavior: calm.matches ? "instant" : "smooth" });
  }

  function flash(target) {
    target.classList.remove("flash");
    void target.offsetWidth; // starts the animation anew
    target.classList.add("flash");
  }

  function follow(link) {
    const id = link.getAttribute("href").slice(1);
    if (link.closest("#conversation")) {
      document.querySelectorAll(".cite.current").forEach((other) => other.classList.remove("current"));
      if (link.matches(".cite")) link.classList.add("current");
      origin = link;
    }
    goTo(id);
  }

  // A record in the other language, and as a whole ------------------------------

  function showVersion(version) {
    if (!version) return;
    for (const other of version.parentElement.children) other.hidden = other !== version;
  }

  function flip(button) {
    const version = button.closest(".version");
    const other = [...version.parentElement.children].find((one) => one !== version);
    showVersion(other);
    other.querySelector(".flip").focus({ preventScroll: true });
    bringIntoView(version.closest("#panel, #reading"), other.parentElement);
  }

  function showWhole(button) {
    const source = button.closest(".source");
    const whole = source.classList.toggle("whole");
    source.querySelectorAll(".whole-record").forEach((one) => one.setAttribute("aria-expanded", String(whole)));
  }

  // The sheet of narrow windows; the browser's own way back closes it -----------

  function openSheet() {
    if (part("side").classList.contains("open")) return;
    part("side").classList.add("open");
    part("talk").inert = true;
    history.pushState({ evidence: true }, "");
  }

  function closeSheet() {
    if (!isAsking() || !part("side").classList.contains("open")) return;
    part("side").classList.remove("open");
    part("talk").inert = false;
    if (history.state?.evidence) history.back();
    origin?.focus({ preventScroll: true });
  }

  // Asking ------------------------------------------------------------------

  function ask(question) {
    const box = document.querySelector("#question textarea");
    const send = part("send");
    if (!box || !send || send.offsetParent === null) return; // an answer is on its way
    box.value = question;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    // Gradio hands the words on with its next round; only then they are what is sent.
    setTimeout(() => send.click(), 50);
  }

  // What a button inside an answer asks for is its id. The box has to change each time, so a number goes with it.
  let wishes = 0;
  function wish(button) {
    if (part("send")?.offsetParent === null) return; // an answer is on its way
    const box = document.querySelector("#wished :is(input, textarea)");
    box.value = `${button.id} ${(wishes += 1)}`;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // One question at a time: a double click, or Enter pressed twice, asks once. Other words are another question.
  let lastSent = { at: 0, words: null };
  function onceOnly(event) {
    const running = part("stop")?.offsetParent;
    const words = document.querySelector("#question textarea")?.value;
    const again = event.timeStamp - lastSent.at < 300 && (words === lastSent.words || words === "");
    if (running || again) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else {
      lastSent = { at: event.timeStamp, words };
    }
  }

  function toggleFilters(button, wanted) {
    const open = part("filters").classList.toggle("open", wanted);
    button.setAttribute("aria-expanded", String(open));
  }

  // The conversation -----------------------------------------------------------

  const conversation = () => document.querySelector("#conversation [role=log]");
  let lastAsked = null;

  function tidyConversation() {
    for (const message of document.querySelectorAll("#conversation [data-testid=user], #conversation [data-testid=bot]")) {
      // Gradio reads the message's source aloud, tags and all.
      const label = message.dataset.testid === "user" ? "Question" : "Answer";
      if (message.getAttribute("aria-label") !== label) message.setAttribute("aria-label", label);
    }
    const question = [...document.querySelectorAll("#conversation .question")].at(-1);
    const asked = question ? question.id + question.textContent : null;
    if (asked !== lastAsked && question) {
      toggleFilters(part("open-filters"), false); // they have been used; the line above the question still names them
      const row = question.closest(".message-row"); // an empty question has no place of its own
      const top = row.getBoundingClientRect().top - conversation().getBoundingClientRect().top;
      conversation().scrollBy({ top, behavior: "instant" });
    }
    lastAsked = asked;
  }

  // Wiring ------------------------------------------------------------------

  const actions = [
    [".starter, .say", (button) => ask(button.textContent)],
    [".wish", wish],
    [".clear-filters", () => part("clear")?.click()],
    [".ask-without-filters", () => part("again")?.click()],
    ["#stop", () => { lastSent = { at: 0, words: null }; }],
    ["#open-filters", (button) => toggleFilters(button)],
    [".back-to-answer", closeSheet],
    [".whole-record", showWhole],
    [".flip", flip],
    [".more-lines", (button) => { button.closest(".part").classList.add("open"); button.remove(); }],
  ];

  // Before Gradio hears of it.
  document.addEventListener("click", (event) => { if (event.target.closest("#send")) onceOnly(event); }, true);

  document.addEventListener("click", (event) => {
    // Addresses of views, #/…, are the matter of views.js.
    const link = event.target.closest('a[href^="#"]:not([href^="#/"])');
    if (link) {
      event.preventDefault();
      follow(link);
      return;
    }
    for (const [selector, act] of actions) {
      const button = event.target.closest(selector);
      if (button) act(button);
    }
  });

  document.addEventListener(
    "keydown",
    (event) => {
      // The Enter that chooses a word of a Chinese input method does not send the question.
      if (event.key === "Enter" && (event.isComposing || event.keyCode === 229)) event.stopImmediatePropagation();
      if (event.key === "Enter" && event.target.matches("#question textarea") && !event.shiftKey) onceOnly(event);
      if (event.key === "Escape") closeSheet();
    },
    true,
  );

  window.addEventListener("popstate", closeSheet);
  narrow.addEventListener("change", () => {
    if (!narrow.matches) closeSheet();
  });

  let waiting = false;
  function onChange() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      adoptEvidence();
      tidyConversation();
      part("open-filters")?.setAttribute("aria-controls", "filters");
    });
  }

  new MutationObserver(onChange).observe(document.body, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["class"],
  });
  onChange();
})();
