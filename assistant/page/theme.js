// Light and dark: the system decides until the person does.
(() => {
  "use strict";

  const THEME = "ftz-theme";
  const prefersDark = window.matchMedia("(prefers-color-scheme: dark)");

  const storedTheme = () => {
    try {
      return localStorage.getItem(THEME);
    } catch {
      return null; // a browser that keeps nothing for this page
    }
  };

  const storeTheme = (theme) => {
    try {
      localStorage.setItem(THEME, theme);
    } catch {
      // the choice holds until the page is closed
    }
    chosenTheme = theme;
  };

  let chosenTheme = storedTheme();

  function applyTheme() {
    const dark = (chosenTheme ?? (prefersDark.matches ? "dark" : "light")) === "dark";
    // Only when it differs: the observer below would be called for ever.
    if (document.body.classList.contains("dark") !== dark) document.body.classList.toggle("dark", dark);
    const button = document.querySelector(".theme-switch");
    const label = dark ? "☀ Light" : "☾ Dark";
    if (button && button.textContent !== label) button.textContent = label;
  }

  document.addEventListener("click", (event) => {
    if (!event.target.closest(".theme-switch")) return;
    storeTheme(document.body.classList.contains("dark") ? "light" : "dark");
    applyTheme();
  });
  prefersDark.addEventListener("change", applyTheme);
  new MutationObserver(applyTheme).observe(document.body, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["class"],
  });
  applyTheme();
})();
