// Switches that are remembered, the menu of small screens, a word before other websites, and a quick
// filter within a page of the directory. Every page works without.
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
  var hasKeys = function () { return !root.hasAttribute("data-no-keys"); };
  var isOn = { elder: isElder, scheme: isDark, keys: hasKeys };

  var show = function () {
    document.querySelectorAll("[data-switch]").forEach(function (button) {
      button.setAttribute("aria-pressed", String(isOn[button.dataset.switch]()));
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
    },
    keys: function () {
      root.toggleAttribute("data-no-keys");
      remember("keys", hasKeys() ? "1" : "0");
    }
  };

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
    box.addEventListener("input", apply);
  });

  // A wide table scrolls sideways in its own frame; the keyboard must reach it.
  document.querySelectorAll(".prose table, .prose pre").forEach(function (frame) {
    if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0;
  });

  var menu = document.querySelector("[data-menu]");
  menu.addEventListener("click", function () {
    var open = menu.closest(".menu").classList.toggle("menu--open");
    menu.setAttribute("aria-expanded", String(open));
  });

  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.addEventListener("click", function () { window.print(); });
  });
  document.querySelectorAll("[data-copy]").forEach(function (button) {
    button.addEventListener("click", function () {
      var address = location.origin + location.pathname;
      var done = function () { button.textContent = "网址已复制"; };
      if (navigator.share) navigator.share({ title: document.title, url: address }).catch(function () {});
      else if (navigator.clipboard) navigator.clipboard.writeText(address).then(done, function () { prompt("网址", address); });
      else prompt("网址", address);
    });
  });

  // Other websites: asked about first where the browser has dialogs.
  var leave = document.querySelector("[data-leave]");
  var outside = function (link) { return /^https?:$/.test(link.protocol) && link.host !== location.host; };
  if (leave && leave.showModal) {
    var go = leave.querySelector("[data-leave-go]");
    document.addEventListener("click", function (event) {
      var link = event.target.closest("a[href]");
      if (!link || link === go || !outside(link) || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go.href = link.href;
      leave.querySelector("[data-leave-where]").textContent = link.host;
      leave.showModal();
    });
    leave.querySelector("[data-leave-stay]").addEventListener("click", function () { leave.close(); });
    go.addEventListener("click", function () { leave.close(); });
  }
})();
