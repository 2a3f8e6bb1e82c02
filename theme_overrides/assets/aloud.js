// Reads what carries data-read aloud, sentence by sentence: long texts stop by themselves in some
// browsers, and pausing within a sentence fails on Android. So a pause remembers the sentence.
(function () {
  "use strict";
  var speech = window.speechSynthesis;
  var play = document.querySelector("[data-aloud]");
  if (!speech || !window.SpeechSynthesisUtterance || !play) return;
  var stop = document.querySelector("[data-aloud-stop]");
  var rate = document.querySelector("[data-aloud-rate]");
  var told = document.querySelector("[data-aloud-told]");
  var BLOCKS = "h1, h2, h3, p, li, figcaption, th, td";
  var SKIPPED = ".aloud, .badge, .unseen, [aria-hidden], button, progress";

  var words = function (block) {
    var copy = block.cloneNode(true);
    copy.querySelectorAll(SKIPPED + ", " + BLOCKS).forEach(function (part) { part.remove(); });
    return copy.textContent.replace(/\s+/g, " ").trim();
  };
  var queue = [];
  document.querySelectorAll("[data-read]").forEach(function (root) {
    var blocks = root.matches(BLOCKS) ? [root] : Array.prototype.slice.call(root.querySelectorAll(BLOCKS));
    blocks.forEach(function (block) {
      (words(block).match(/[^。！？；]+[。！？；”]*/g) || []).forEach(function (text) {
        queue.push({ text: text, block: block });
      });
    });
  });

  var at = 0;
  var speaking = false;
  var round = 0; // a cancelled sentence ends too: only the newest may go on
  var show = function () {
    play.textContent = speaking ? "暂停" : at ? "继续" : "朗读";
    play.setAttribute("aria-pressed", String(speaking));
    stop.hidden = !speaking && !at;
    document.querySelectorAll(".aloud__here").forEach(function (block) { block.classList.remove("aloud__here"); });
    if (speaking) queue[at].block.classList.add("aloud__here");
  };
  var silence = function () { round += 1; speaking = false; speech.cancel(); };
  var speak = function () {
    var mine = (round += 1);
    var one = new SpeechSynthesisUtterance(queue[at].text);
    one.lang = "zh-CN";
    one.rate = Number(rate.value);
    one.onend = function () {
      if (mine !== round) return;
      at += 1;
      if (at < queue.length) speak(); else finish();
    };
    one.onerror = function () {
      if (mine !== round) return;
      finish();
      told.classList.remove("unseen");
      told.textContent = "这台设备没有能用的中文语音";
    };
    speaking = true;
    show();
    speech.speak(one);
  };
  var finish = function () { silence(); at = 0; show(); };

  play.addEventListener("click", function () {
    if (speaking) { silence(); show(); } else if (queue.length) { speech.cancel(); speak(); }
  });
  stop.addEventListener("click", function () { finish(); play.focus(); });
  rate.addEventListener("change", function () { if (speaking) { silence(); speak(); } });
  window.addEventListener("pagehide", silence);
})();
