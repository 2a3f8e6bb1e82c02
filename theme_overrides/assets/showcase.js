// Switches that are remembered, and a quick filter within a page of the directory. Every page works without.
(function () {
  "use strict";
  var root = document.documentElement;
  var remember = function (key, value) {
    try { localStorage.setItem(key, value); } catch (error) { /* private mode: for this page only */ }
  };
  var prefersDark = window.matchMedia("(prefers-color-scheme: dark)");

  var isDark = function () {
    var set = root.getAttribute("data-scheme");
    return set ? set === "dark" : prefersDark.matches;
  };
  var isElder = function () { return root.hasAttribute("data-elder"); };

  var show = function () {
    document.querySelectorAll("[data-switch]").forEach(function (button) {
      var elder = button.dataset.switch === "elder";
      button.setAttribute("aria-pressed", String(elder ? isElder() : isDark()));
    });
  };

  var flip = {
    elder: function () {
      root.toggleAttribute("data-elder");
      remember("elder", isElder() ? "1" : "0");
    },
    scheme: function () {
      var next = isDark() ? "light" : "dark";
      root.setAttribute("data-scheme", next);
      remember("scheme", next);
    }
  };

  document.querySelectorAll("[data-tools]").forEach(function (tools) { tools.hidden = false; });
  document.querySelectorAll("[data-switch]").forEach(function (button) {
    button.addEventListener("click", function () { flip[button.dataset.switch](); show(); });
  });
  prefersDark.addEventListener("change", show);
  show();

  // WeChat shows the first picture that it finds loaded when a page is shared; nobody else needs this one.
  if (/MicroMessenger/i.test(navigator.userAgent)) {
    document.querySelectorAll("[data-share]").forEach(function (image) { image.loading = "eager"; });
  }

  // The directory: type a few characters, and only the people on this page that have them stay.
  document.querySelectorAll("[data-filter]").forEach(function (box) {
    var people = Array.prototype.slice.call(document.querySelectorAll("[data-person]"));
    var told = document.querySelector("[data-filter-count]");
    var apply = function () {
      var wanted = box.value.trim().split(/\s+/).filter(Boolean);
      var left = 0;
      people.forEach(function (person) {
        var text = person.textContent;
        var match = wanted.every(function (word) { return text.indexOf(word) >= 0; });
        person.hidden = !match;
        if (match) left += 1;
      });
      if (told) told.textContent = wanted.length ? "本页符合的有" + left + "位" : "";
    };
    box.closest("[data-filter-row]").hidden = false;
    box.addEventListener("input", apply);
  });

  // A wide table scrolls sideways in its own frame; the keyboard must reach it.
  document.querySelectorAll(".prose table, .prose pre").forEach(function (frame) {
    if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0;
  });

  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });
})();
