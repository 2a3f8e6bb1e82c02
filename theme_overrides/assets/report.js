// Which page a reader came from to report an error: ?page= carries its address below the site's root.
(function () {
  "use strict";
  var told = document.querySelector("[data-report]");
  var page = new URLSearchParams(location.search).get("page");
  // Only an address of this site; anything else somebody made up is not shown.
  if (page === null || !/^[\p{L}\p{N}_.\/-]*$/u.test(page) || page.indexOf("//") >= 0 || page[0] === "/") return;
  var address = new URL(told.dataset.root + page, location.href).href;
  var link = document.createElement("a");
  link.href = told.dataset.root + page;
  // A long address is broken between its parts.
  address.split("/").forEach(function (part, at) {
    if (at) link.append("/", document.createElement("wbr"));
    link.append(part);
  });
  document.querySelector("[data-report-page]").replaceChildren(link);
  var copy = document.querySelector("[data-report-copy]");
  if (!navigator.clipboard) return;
  copy.hidden = false;
  copy.addEventListener("click", function () {
    navigator.clipboard.writeText(address).then(function () {
      document.querySelector("[data-report-told]").textContent = "已复制";
    });
  });
})();
