// Before the first paint: the reader's remembered colours, text size (or ?elder=1) and keys, and what the
// browser can do. So nothing moves once the page is there.
(function () {
  "use strict";
  var root = document.documentElement;
  var read = function (key) {
    try { return localStorage.getItem(key); } catch (error) { return null; }
  };
  var asked = /[?&]elder=([01])(&|$)/.exec(location.search);
  if (asked) {
    try { localStorage.setItem("elder", asked[1]); } catch (error) { /* private mode */ }
  }
  if ((asked ? asked[1] : read("elder")) === "1") root.setAttribute("data-elder", "");
  var scheme = read("scheme");
  if (scheme === "dark" || scheme === "light") root.setAttribute("data-scheme", scheme);
  if (read("keys") === "0") root.setAttribute("data-no-keys", "");
  // Whoever comes with a query wants the hits, not how to ask.
  if (/[?&]q=[^&]/.test(location.search)) {
    root.classList.add("asked");
    // Until the search's own script is there. Older browsers cannot read it, and it may not come at all.
    root.classList.add("noModule" in document.createElement("script") ? "loading" : "unable");
    addEventListener("error", function (event) {
      if (event.target !== window && event.target.type !== "module") return;
      if (root.classList.contains("loading")) root.className = root.className.replace("loading", "unable");
    }, true);
  }
  root.classList.remove("no-js");
  root.classList.add("js");
  if (window.speechSynthesis && window.SpeechSynthesisUtterance) root.classList.add("speaks");
})();
