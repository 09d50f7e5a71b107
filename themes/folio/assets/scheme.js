// Before the first paint: the reader's choice of light or dark, and a sign that scripts run.
(function (root) {
  root.classList.add("js");
  try {
    var scheme = localStorage.getItem("folio:scheme");
    if (scheme === "light" || scheme === "dark") root.setAttribute("data-scheme", scheme);
  } catch (error) { /* a browser that keeps nothing still reads */ }
})(document.documentElement);
