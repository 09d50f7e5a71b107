// What a page of the calendar can do beyond being read: the real today, choosing what is shown, dates from a chosen
// start, ticks counted, words to send filled in. One classic script, ES2018, no request.
(function () {
  "use strict";
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  const one = (selector, within) => (within || document).querySelector(selector);
  const lang = document.documentElement.lang;

  // ------------------------------------------------------------- the address
  // The choices stand behind the `#`, so that a copied address shows the same page, from a folder as from a server.
  const params = () => new URLSearchParams((/[=]/.test(location.hash) ? location.hash.slice(1) : "") || location.search);
  function keep(changes) {
    const kept = params();
    Object.keys(changes).forEach((name) => { if (changes[name]) kept.set(name, changes[name]); else kept.delete(name); });
    const hash = "#" + kept.toString();
    try { history.replaceState(null, "", hash === "#" ? location.pathname + location.search : hash); } catch (error) { location.hash = hash; }
  }

  // ------------------------------------------------------------------- dates
  const pad = (number) => String(number).padStart(2, "0");
  const written = (date) => date.getUTCFullYear() + "-" + pad(date.getUTCMonth() + 1) + "-" + pad(date.getUTCDate());
  const read = (text) => {
    const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text || "");
    const date = parts && new Date(Date.UTC(+parts[1], +parts[2] - 1, +parts[3]));
    return date && written(date) === text ? date : null;
  };
  const say = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { month: "short", day: "numeric", weekday: "short", timeZone: "UTC" });
  const now = new Date();
  const today = now.getFullYear() + "-" + pad(now.getMonth() + 1) + "-" + pad(now.getDate());

  // ------------------------------------------------------------------- today
  all(".day[data-date]").forEach((cell) => {
    cell.classList.toggle("past", cell.dataset.date < today);
    cell.classList.toggle("today", cell.dataset.date === today);
  });
  all(".month tbody tr").forEach((row) => {
    const days = all(".day", row);
    row.classList.toggle("gone", days.length > 0 && days.every((day) => day.classList.contains("past")));
  });
  const cards = all("details.card");
  const current = cards.find((card) => card.dataset.date === today);
  if (current && !/^#d-/.test(location.hash)) cards.forEach((card) => { card.open = card === current; });
  cards.forEach((card) => { card.hidden = Boolean(current) && card.dataset.date < today; });
  window.addEventListener("hashchange", show);
  function show() {
    const card = /^#d-/.test(location.hash) && document.getElementById(location.hash.slice(1));
    if (card) { card.hidden = false; card.open = true; }
  }
  show();

  // ------------------------------------------------------------------- ticks
  cards.forEach((card) => {
    const tally = one(".tally", card);
    const boxes = all(".tick", card);
    const plain = tally.textContent;
    const count = () => {
      const done = boxes.filter((box) => box.checked).length;
      tally.textContent = done ? tally.dataset.done.replace("{done}", done).replace("{n}", boxes.length) : plain;
    };
    card.addEventListener("change", count);
    count();
  });

  // ------------------------------------------------------------------ filter
  all(".filter").forEach((form) => {
    const choices = all("select", form);
    const said = one("output", form);
    const things = all("[data-role], [data-channel], .chips li, .todo > li, .library > div > div");
    const groups = all(".library, .card.plain, .week tbody, .week tbody tr");
    const value = (thing, name) => {
      const holder = thing.closest("[data-" + name + "]");
      return holder ? holder.dataset[name].split(" ") : [];
    };
    const apply = () => {
      let shown = 0;
      const asked = choices.filter((choice) => choice.value);
      things.forEach((thing) => {
        thing.hidden = !asked.every((choice) => value(thing, choice.name).includes(choice.value));
        if (!thing.hidden) shown += 1;
      });
      groups.forEach((group) => {
        const within = things.filter((thing) => group.contains(thing));
        group.hidden = asked.length > 0 && within.every((thing) => thing.hidden) && !group.querySelector(".where:not([colspan])");
      });
      said.textContent = asked.length ? said.dataset.some.replace("{n}", shown).replace("{all}", things.length) : "";
    };
    const asked = params();
    choices.forEach((choice) => {
      const wish = asked.get(choice.name);
      if (wish && Array.from(choice.options).some((option) => option.value === wish)) choice.value = wish;
    });
    form.addEventListener("change", () => {
      const changes = {};
      choices.forEach((choice) => { changes[choice.name] = choice.value; });
      keep(changes);
      apply();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
    apply();
  });

  // What was chosen goes along to the next page of the same kind.
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest(".months a, .turns a:not([download])");
    const kept = params().toString();
    if (link && kept && !link.hash) link.hash = kept;
  });

  // ------------------------------------------------------- a start of one's own
  const start = one(".start");
  if (start) {
    const day = one('input[type="date"]', start);
    const hour = one('input[type="time"]', start);
    const steps = all(".steps > li[data-days]").map((step) => ({ step, shown: one(".on", step), planned: one(".on", step).textContent }));
    const minutes = (clock) => { const parts = /^(\d{2}):(\d{2})$/.exec(clock); return parts ? +parts[1] * 60 + +parts[2] : null; };
    // A distance counts from the hour of the event; from an event without an hour it counts in whole days.
    const place = (step, zero, clock) => {
      const date = new Date(zero.getTime());
      let time = step.dataset.clock || "";
      let away = +step.dataset.days;
      if (step.dataset.minutes) {
        const distance = +step.dataset.minutes;
        if (clock === null) away += Math.trunc(distance / 1440);
        else {
          const at = clock + distance;
          away += Math.floor(at / 1440);
          const rest = ((at % 1440) + 1440) % 1440;
          time = pad(Math.floor(rest / 60)) + ":" + pad(rest % 60);
        }
      }
      date.setUTCDate(date.getUTCDate() + away);
      return { date, time };
    };
    const apply = () => {
      const zero = read(day.value);
      const clock = hour ? minutes(hour.value) : null;
      steps.forEach(({ step, shown, planned }) => {
        if (!zero) { shown.textContent = planned; return; }
        const at = place(step, zero, clock);
        shown.textContent = say.format(at.date) + (at.time ? " " + at.time : "");
      });
    };
    const asked = params();
    if (read(asked.get("start"))) day.value = asked.get("start");
    if (hour && minutes(asked.get("at") || "") !== null) hour.value = asked.get("at");
    start.addEventListener("input", () => { keep({ start: day.value, at: hour ? hour.value : "" }); apply(); });
    start.addEventListener("submit", (event) => event.preventDefault());
    start.hidden = false;
    apply();
  }

  // --------------------------------------------------- the words, filled in
  // `【name】` in a script is a blank: what is typed for it stands wherever it is asked for again, and is kept nowhere.
  const typed = {};
  const scripts = all(".script pre").map((pre) => ({ pre, text: pre.textContent, fields: [] })).filter(({ text }) => /【[^【】]+】/.test(text));
  const fill = () => scripts.forEach(({ pre, text, fields }) => {
    pre.textContent = text.replace(/【([^【】]+)】/g, (blank, name) => typed[name] || blank);
    fields.forEach((field) => { if (field.value !== (typed[field.name] || "")) field.value = typed[field.name] || ""; });
  });
  scripts.forEach((script) => {
    const row = document.createElement("div");
    row.className = "blanks";
    const names = new Set((script.text.match(/【[^【】]+】/g) || []).map((found) => found.slice(1, -1)));
    names.forEach((name) => {
      const label = document.createElement("label");
      const field = document.createElement("input");
      field.name = name;
      field.autocomplete = "off";
      field.addEventListener("input", () => { typed[name] = field.value; fill(); });
      label.append(name + " ", field);
      row.append(label);
      script.fields.push(field);
    });
    script.pre.before(row);
  });
})();
