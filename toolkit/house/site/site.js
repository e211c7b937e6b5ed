// Quicker filters, and a search. Without this script every filter is a link to a page of its own.
(function () {
  "use strict";
  document.documentElement.classList.add("scripted");
  var shelf = document.querySelector("[data-listing]");
  if (!shelf) return;
  var dims = ["kind", "edition", "for", "type"];
  var links = Array.prototype.slice.call(shelf.querySelectorAll("[data-dim]"));
  var tiles = Array.prototype.slice.call(shelf.querySelectorAll(".tile"));
  var count = shelf.querySelector(".count");
  var input = document.getElementById("words");
  var whole = shelf.dataset.whole === "yes";

  function fold(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[’'‘`]/g, "");
  }

  // Some languages change how a word begins; what a changed word may have been comes with the words (search.js).
  function roots(word) {
    var found = [word];
    if (word.length < 4) return found;
    (window.beginnings || []).forEach(function (pair) {
      if (word.indexOf(pair[0]) === 0) found.push(pair[1] + word.slice(pair[0].length));
    });
    return found;
  }

  var state = {};
  dims.forEach(function (dim) {
    state[dim] = shelf.getAttribute("data-chosen-" + dim) || "";
  });

  function hash() {
    var parts = dims.filter(function (dim) { return state[dim]; }).map(function (dim) { return dim + "=" + encodeURIComponent(state[dim]); });
    if (input.value.trim()) parts.push("q=" + encodeURIComponent(input.value.trim()));
    return parts.length ? "#" + parts.join("&") : "#resources";
  }

  var index = null;
  function load(then) {
    if (index) return then();
    var script = document.createElement("script");
    script.src = shelf.dataset.search;
    script.onload = function () {
      index = {};
      Object.keys(window.words).forEach(function (id) {
        var list = [];
        fold(window.words[id]).split(/[^\p{L}\p{N}]+/u).forEach(function (word) { list = list.concat(roots(word)); });
        index[id] = list;
      });
      then();
    };
    document.head.appendChild(script);
  }

  function says(id, terms) {
    return terms.every(function (term) {
      var wanted = roots(term);
      return (index[id] || []).some(function (word) {
        return wanted.some(function (root) { return word.indexOf(root) === 0; });
      });
    });
  }

  // The form that the language has for a number; an old browser knows one and many.
  function counted(n) {
    var rules = window.Intl && Intl.PluralRules ? new Intl.PluralRules(document.documentElement.lang) : null;
    var words = count.dataset[rules ? rules.select(n) : n === 1 ? "one" : "other"] || count.dataset.other || count.dataset.many;
    return words.replace("{n}", n);
  }

  function show() {
    var terms = fold(input.value).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    if (terms.length && !index) return load(show);
    var shown = 0;
    tiles.forEach(function (tile) {
      var fits = dims.every(function (dim) {
        return !state[dim] || tile.getAttribute("data-" + dim).split(" ").indexOf(state[dim]) >= 0;
      }) && (!terms.length || says(tile.dataset.id, terms));
      tile.hidden = !fits;
      if (fits) shown += 1;
    });
    links.forEach(function (link) {
      if (link.dataset.value === state[link.dataset.dim]) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
    count.textContent = shown ? counted(shown) : count.dataset.none;
  }

  function go() {
    if (!whole) {
      location.href = shelf.dataset.home + hash();
      return;
    }
    try { history.replaceState(null, "", hash()); } catch (refused) { /* a folder may refuse; the page works on */ }
    show();
  }

  links.forEach(function (link) {
    link.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      state[link.dataset.dim] = link.dataset.value;
      go();
    });
  });

  var waiting = 0;
  input.addEventListener("input", function () {
    if (!whole) return;
    clearTimeout(waiting);
    waiting = setTimeout(go, 120);
  });
  input.form.addEventListener("submit", function (event) {
    event.preventDefault();
    go();
  });

  function read() {
    var found = false;
    location.hash.slice(1).split("&").forEach(function (part) {
      var at = part.indexOf("=");
      var name = part.slice(0, at);
      var value = at > 0 ? decodeURIComponent(part.slice(at + 1)) : "";
      if (dims.indexOf(name) >= 0) { state[name] = value; found = true; }
      if (name === "q") { input.value = value; found = true; }
    });
    return found;
  }
  if (whole && read()) {
    show();
    shelf.scrollIntoView();
  }
  // The other language shows the same choice.
  Array.prototype.slice.call(document.querySelectorAll(".twin a")).forEach(function (link) {
    link.addEventListener("click", function () {
      if (whole && hash() !== "#resources") link.href = link.href.split("#")[0] + hash();
    });
  });
})();
