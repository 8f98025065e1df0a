// Wakes the islands of a page. Pages that hold none do not load this.
//
// A static module instead of the inline script that Leptos would write: the policy of our
// pages allows no inline script at all. The names below are replaced by hashed ones when
// packed (app/pack). Everything on a page works before this has run, and without it.
import init, * as glue from "/pkg/masmou.js";

const wake = (island) => {
  const start = glue[island.dataset.component];
  if (start) {
    start(island);
  } else {
    console.warn(`No code for the island ${island.dataset.component}.`);
  }
};

init({ module_or_path: "/pkg/masmou.wasm" }).then(() => {
  glue.hydrate();
  document.querySelectorAll("leptos-island").forEach(wake);
  // For tests and styles: from here on the islands answer.
  document.documentElement.dataset.awake = "";
}, (error) => console.warn("The page stays as it is:", error));
