// The calculator of a funnel: the same arithmetic as the book's, in the same whole small units, so that both agree to the cent.
// People are thousandths, shares millionths, money hundredths; every product is rounded half up. A classic script, ES2018.
(function (world) {
  "use strict";
  const MONTHS = 12;
  const PEOPLE = 1e12;
  const MONEY = 9e15;
  const clamp = (amount) => Math.min(Math.max(amount, -MONEY), MONEY);

  // a × b ÷ whole, a half rounded up; in two parts, so that no product leaves the numbers that are exact.
  function share(a, b, whole) {
    const high = Math.floor(a / whole);
    const low = a - high * whole;
    const product = 2 * low * b + whole;
    return high * b + (product - (product % (2 * whole))) / (2 * whole);
  }
  const times = (people, part) => Math.min(share(people, part, 1e6), PEOPLE);
  const at = (people, price) => clamp(share(people, price, 1000));
  const less = (some, others) => Math.max(some - others, 0);
  const sum = (list, of) => list.reduce((all, one) => clamp(all + of(one)), 0);

  function pass(stage, start, arriving) {
    const entering = stage.r === null ? arriving : Math.min(arriving, less(stage.r, start));
    const here = start + entering;
    const done = Math.min(times(here, stage.t), here);
    const onward = times(here, share(stage.t, stage.c, 1e6));
    const buyers = times(entering, stage.f) + times(start, stage.a);
    return { entering, onward, end: here - done, buyers, revenue: at(buyers, stage.p), delivery: at(buyers, stage.d) };
  }

  function next(funnel, before) {
    const keeps = funnel.s.some((stage) => stage.k);
    const last = funnel.s[funnel.s.length - 1];
    const month = { friends: 0, rewards: 0, stages: [] };
    const first = keeps ? sum(funnel.s.filter((stage) => stage.k), (stage) => stage.n) : last.n;
    const carriers = before ? before.members : first;
    if (funnel.l) {
      const sharers = times(carriers, funnel.l.s);
      month.friends = times(times(sharers, funnel.l.i), funnel.l.a);
      if (funnel.l.w !== null) {
        const rewarded = funnel.l.m === null ? month.friends : Math.min(month.friends, times(sharers, funnel.l.m));
        month.rewards = at(rewarded, funnel.l.w);
      }
    }
    let arriving = funnel.e;
    funnel.s.forEach((stage, place) => {
      if (funnel.l && funnel.l.e === place) arriving += month.friends;
      const passage = pass(stage, before ? before.stages[place].end : stage.n, arriving);
      arriving = passage.onward;
      month.stages.push(passage);
    });
    month.members = keeps
      ? sum(month.stages.filter((passage, place) => funnel.s[place].k), (passage) => passage.end)
      : month.stages[month.stages.length - 1].entering;
    const orders = sum(month.stages.filter((passage, place) => funnel.s[place].p > 0), (passage) => passage.buyers);
    month.revenue = sum(month.stages, (passage) => passage.revenue);
    month.delivery = sum(month.stages, (passage) => passage.delivery);
    month.running = clamp(clamp(at(month.members, funnel.x.m) + at(orders, funnel.x.o)) + funnel.x.f);
    month.result = clamp(month.revenue - month.delivery - month.rewards - month.running);
    month.balance = clamp((before ? before.balance : -funnel.x.n) + month.result);
    return month;
  }

  function project(funnel) {
    const months = [];
    for (let index = 0; index < MONTHS; index += 1) months.push(next(funnel, months[index - 1]));
    return months;
  }

  // ------------------------------------------------------------ in a page
  const grouped = (digits) => String(digits).replace(/\B(?=(\d{3})+$)/g, ",");
  function people(amount) {
    if (amount >= 100000) return grouped(Math.floor((amount + 500) / 1000));
    return String(Math.floor((amount + 50) / 100) / 10);
  }
  function money(amount, pattern) {
    const units = Math.floor((amount + 50) / 100);
    return (units < 0 ? "-" : "") + pattern.replace("#", grouped(Math.abs(units)));
  }
  function exact(amount, places) {
    const digits = String(Math.abs(amount)).padStart(places + 1, "0");
    return (amount < 0 ? "-" : "") + digits.slice(0, -places) + "." + digits.slice(-places);
  }
  // The number that somebody typed, in whole small units; nothing where it is none.
  function typed(text, places) {
    const number = Number(text);
    if (text.trim() === "" || !Number.isFinite(number) || number < 0) return null;
    return Math.min(Math.round(Number(number.toFixed(places) + "e" + places)), 1e12);
  }
  function put(funnel, path, amount) {
    const keys = path.split(".");
    const name = keys.pop();
    keys.reduce((part, key) => part[key], funnel)[name] = amount;
  }
  const isShare = (path) => /^(s\.\d+\.[ct]|l\.[sa])$/.test(path);

  function cells(funnel, month) {
    const list = month.stages.map((passage) => passage.entering);
    if (funnel.l) list.push(month.friends);
    if (funnel.s.some((stage) => stage.k)) list.push(month.members);
    return list;
  }
  function write(table, rows, places, shown) {
    Array.from(table.tBodies[0].rows).forEach((row, index) => {
      row.querySelectorAll("data").forEach((cell, column) => {
        const amount = rows[index][column];
        const own = cell.dataset.own || (cell.dataset.own = cell.value);
        cell.value = exact(amount, places);
        cell.textContent = shown(amount);
        cell.classList.toggle("differs", cell.value !== own);
      });
    });
  }

  function start(form, words) {
    const own = form.dataset.numbers;
    const inputs = Array.from(form.querySelectorAll("input"));
    const state = form.querySelector(".state");
    const link = form.querySelector(".acts a");
    const home = "#" + form.id;
    function reckon() {
      const funnel = JSON.parse(own);
      const changes = [];
      inputs.forEach((input) => {
        let amount = typed(input.value, Number(input.dataset.places));
        const fits = amount !== null && !(isShare(input.name) && amount > 1e6);
        input.setAttribute("aria-invalid", String(!fits));
        const changed = input.value !== input.defaultValue;
        input.parentElement.classList.toggle("changed", changed);
        if (!changed || !fits) return;
        put(funnel, input.name, amount);
        changes.push(input.name + "=" + encodeURIComponent(input.value));
      });
      const months = project(funnel);
      form.querySelectorAll("table").forEach((table) => {
        const keys = table.dataset.year.split(" ");
        if (keys[0] === "people") write(table, months.map((month) => cells(funnel, month)), 3, people);
        else write(table, months.map((month) => keys.slice(1).map((key) => month[key])), 2, (amount) => money(amount, form.dataset.money));
      });
      link.href = home + (changes.length ? "?" + changes.join("&") : "");
      return changes.length;
    }
    function told() {
      const figures = [];
      form.querySelectorAll("table").forEach((table) => {
        const cells = Array.from(table.tBodies[0].rows[MONTHS - 1].querySelectorAll("data"));
        // Of the people those who stay, of the money all.
        const first = table.dataset.year === "people" ? cells.length - 1 : 0;
        cells.slice(first).forEach((cell, index) => figures.push(table.tHead.rows[0].cells[first + index + 1].textContent + " " + cell.textContent));
      });
      return words.end + figures.join(" · ");
    }
    let wait = 0;
    function changed() {
      const count = reckon();
      try { history.replaceState(null, "", link.getAttribute("href")); } catch (error) { /* some views keep their address */ }
      // Said once the typing rests: a screen reader would stammer.
      clearTimeout(wait);
      wait = setTimeout(() => { state.textContent = (count ? words.changed : words.own) + " " + told(); }, 400);
    }
    form.addEventListener("input", changed);
    form.addEventListener("reset", () => setTimeout(changed, 0));
    form.addEventListener("submit", (event) => event.preventDefault());
    function open() {
      const [place, query] = location.hash.split("?");
      if (place !== home) return;
      const given = new Map((query || "").split("&").map((pair) => pair.split("=")));
      inputs.forEach((input) => {
        const text = given.get(input.name);
        if (text !== undefined && typed(decodeURIComponent(text), 6) !== null) input.value = decodeURIComponent(text);
        else input.value = input.defaultValue;
      });
      const count = reckon();
      state.textContent = (count ? words.changed : words.own) + " " + told();
      for (let above = form.parentElement; above; above = above.parentElement) if (above.tagName === "DETAILS") above.open = true;
      form.scrollIntoView();
    }
    form.hidden = false;
    reckon();
    state.textContent = words.own + " " + told();
    open();
    window.addEventListener("hashchange", open);
  }

  if (typeof document === "undefined") {
    world.project = project;
    return;
  }
  const words = document.currentScript.dataset;
  document.querySelectorAll(".what-if").forEach((form) => start(form, words));
})(this);
