/* Search without a server: loads the parts of the index that a query needs, as scripts, and shows what they say. */
(function () {
  "use strict";
  var PAGE = 20;
  var KINDS = ["部门", "单位", "项目", "指标", "公开文件"];
  var parts = {}, waiting = {};
  var box = document.getElementById("q"), said = document.getElementById("said");
  var list = document.getElementById("found"), more = document.getElementById("more");
  var turn = 0;

  window.jihengSearch = function (name, content) {
    parts[name] = content;
  };

  function load(name) {
    if (!waiting[name]) {
      waiting[name] = new Promise(function (resolve, reject) {
        var script = document.createElement("script");
        script.src = "search/" + name + ".js";
        script.onload = function () { resolve(parts[name]); };
        script.onerror = function () { delete waiting[name]; reject(new Error(name)); };
        document.head.appendChild(script);
      });
    }
    return waiting[name];
  }

  function plain(text) {
    return text.normalize("NFKC").replace(/\s+/g, "").toLowerCase();
  }

  function pairs(word) {
    var signs = Array.from(word), found = [];
    for (var at = 0; at + 1 < signs.length; at++) found.push(signs[at] + signs[at + 1]);
    return Array.from(new Set(found));
  }

  function shard(pair, count) {
    var signs = Array.from(pair);
    return (signs[0].codePointAt(0) * 31 + signs[1].codePointAt(0)) % count;
  }

  function places(written) {
    var at = 0;
    return written ? written.split(".").map(function (step) { return (at += parseInt(step, 36)); }) : [];
  }

  function both(left, right) {
    var other = new Set(right);
    return left.filter(function (place) { return other.has(place); });
  }

  /* The places whose own words have all pairs of a word. */
  function direct(word, tree) {
    return Promise.all(pairs(word).map(function (pair) {
      return load("g" + shard(pair, tree.shards)).then(function (content) {
        return places(Object.prototype.hasOwnProperty.call(content, pair) ? content[pair] : "");
      });
    })).then(function (found) {
      return found.sort(function (a, b) { return a.length - b.length; }).reduce(both);
    });
  }

  /* With what belongs to them: a project that has the word lends it to its indicators. */
  function lent(found, sizes) {
    var all = new Set(found);
    found.forEach(function (place) {
      for (var next = place + 1; next <= place + (sizes.get(place) || 0); next++) all.add(next);
    });
    return all;
  }

  function search(words) {
    return load("tree").then(function (tree) {
      var sizes = new Map(tree.sizes);
      return Promise.all(words.map(function (word) { return direct(word, tree); })).then(function (found) {
        var reach = found.map(function (places) { return lent(places, sizes); });
        var any = Array.from(new Set([].concat.apply([], found))).sort(function (a, b) { return a - b; });
        var fitting = any.filter(function (place) { return reach.every(function (set) { return set.has(place); }); });
        var above = fitting.filter(function (place) { return sizes.has(place); });
        return { tree: tree, places: above.concat(fitting.filter(function (place) { return !sizes.has(place); })) };
      });
    });
  }

  /* A word of several pairs may stand in pieces; one that is whole nowhere near is left out. */
  function holds(record, words) {
    var texts = [plain(record[2]), plain(record[3])];
    var own = words.filter(function (word) { return Array.from(word).length > 2; });
    return words.length > 1 || own.every(function (word) { return texts.some(function (text) { return text.includes(word); }); });
  }

  function show(found, words, from, mine) {
    var block = found.tree.block, shown = 0;
    found.places.slice(from, from + PAGE).forEach(function (place) {
      load("r" + Math.floor(place / block)).catch(function () {});  // all at once; they are taken one after the other below
    });
    function next(at) {
      if (mine !== turn) return null;
      if (at >= found.places.length || shown >= PAGE) return at;
      return load("r" + Math.floor(found.places[at] / block)).then(function (records) {
        if (mine !== turn) return null;
        for (var number = Math.floor(found.places[at] / block); at < found.places.length && shown < PAGE; at++) {
          if (Math.floor(found.places[at] / block) !== number) break;
          var record = records[found.places[at] % block];
          if (holds(record, words)) { list.appendChild(line(record, words)); shown++; }
        }
        return next(at);
      });
    }
    return Promise.resolve(next(from)).then(function (at) {
      if (at === null || mine !== turn) return;
      more.hidden = at >= found.places.length;
      more.onclick = function () { show(found, words, at, mine); };
      say(found.places.length, words, list.children.length, more.hidden);
    });
  }

  function say(count, words, shown, isAll) {
    if (!shown) said.textContent = "没有找到“" + words.join(" ") + "”。换两个字试试，或少用几个字。";
    else if (isAll) said.textContent = "找到 " + shown + " 条。";
    else said.textContent = "找到" + (words.every(isPair) ? " " : "约 ") + count + " 条，已显示 " + shown + " 条。";
  }

  function isPair(word) {
    return Array.from(word).length === 2;
  }

  function line(record, words) {
    var item = document.createElement("li"), link = document.createElement("a"), kind = document.createElement("span");
    kind.className = "tag i";
    kind.textContent = KINDS[record[0]];
    link.href = record[1];
    mark(link, record[2] || "（没有名称）", words);
    item.append(kind, " ", link);
    if (record[3]) {
      var beside = document.createElement("span");
      beside.className = "mut";
      mark(beside, record[3], words);
      item.append("　", beside);
    }
    return item;
  }

  function mark(element, text, words) {
    var lower = text.toLowerCase(), at = 0;
    while (at < text.length) {
      var nearest = -1, length = 0;
      words.forEach(function (word) {
        var found = lower.indexOf(word, at);
        if (found >= 0 && (nearest < 0 || found < nearest)) { nearest = found; length = word.length; }
      });
      if (nearest < 0 || lower.length !== text.length) break;
      element.append(text.slice(at, nearest));
      var marked = document.createElement("mark");
      marked.textContent = text.slice(nearest, nearest + length);
      element.append(marked);
      at = nearest + length;
    }
    element.append(text.slice(at));
  }

  function answer() {
    var mine = ++turn;
    var words = box.value.split(/[\s　]+/).map(plain).filter(Boolean);
    more.hidden = true;
    if (!words.length) { list.replaceChildren(); said.textContent = ""; return; }
    if (words.some(function (word) { return Array.from(word).length < 2; })) {
      list.replaceChildren();
      said.textContent = "每个词至少要两个字。";
      return;
    }
    search(words).then(function (found) {
      if (mine !== turn) return;
      list.replaceChildren();
      return show(found, words, 0, mine);
    }).catch(function () {
      if (mine === turn) said.textContent = "索引没有读到。请把整个文件夹一起复制，再打开这个网页。";
    });
  }

  box.value = new URLSearchParams(location.search).get("q") || "";
  box.addEventListener("input", answer);
  box.form.addEventListener("submit", function (event) { event.preventDefault(); answer(); });
  load("tree").catch(function () {});
  answer();
})();
