// Lists that renew themselves, times in the reader's zone, ticking without traffic; and a word when the service is
// out of reach.
"use strict";
(() => {
  const language = document.documentElement.lang;
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "always", style: "short" });
  const lengths = Object.fromEntries(["day", "hour", "minute", "second"].map((unit) =>
    [unit, new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "short" })]));
  const clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const two = (n) => String(n).padStart(2, "0");
  const UNITS = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];

  const largest = (seconds) => UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? UNITS[3];

  function distance(seconds) {
    const [unit, size] = largest(seconds);
    return relative.format(Math.trunc(seconds / size), unit);
  }

  function length(seconds) {
    const [unit, size] = largest(seconds);
    return lengths[unit].format(Math.trunc(seconds / size));
  }

  function moment(at) {
    return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} `
      + `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
  }

  function show(time) {
    const at = new Date(time.dataset.at ?? time.dateTime);
    const seconds = Math.round((at.getTime() - Date.now()) / 1000);
    switch (time.dataset.as) {
      case "ago": return distance(Math.min(seconds, -1));
      case "lasting": return length(Math.max(-seconds, 0));
      case "until": return distance(Math.max(seconds, 0));
      case "clock": return clock.format(at);
      default: return moment(at);
    }
  }

  function write(time) {
    const text = show(time);
    if (time.textContent !== text) {
      time.textContent = text;
      if (time.dateTime && !time.title) {
        time.title = moment(new Date(time.dateTime));
      }
    }
  }

  // Of lists only the times in sight are written, and the others when they come into sight. The browser tells which those
  // are; to ask it would have a list of a thousand rooms laid out each time.
  const times = (piece) => [...piece.querySelectorAll("[data-as]")];
  const away = new WeakSet();
  const sight = new IntersectionObserver((rows) => rows.forEach(({ target, isIntersecting }) => {
    if (isIntersecting) {
      away.delete(target);
      times(target).forEach(write);
    } else {
      away.add(target);
    }
  }), { rootMargin: "25%" });

  const tick = (piece) => times(piece).filter((time) => !away.has(time.closest(".rows > li"))).forEach(write);

  function begin(piece) {
    piece.querySelectorAll(".rows > li").forEach((row) => {
      away.add(row);
      sight.observe(row);
    });
    tick(piece);
  }

  /** A row that takes its place between others is right at once. */
  function beginRow(row) {
    times(row).forEach(write);
    if (row.matches(".rows > li")) {
      sight.observe(row);
    }
  }

  begin(document);
  setInterval(() => tick(document), 1000);
  document.addEventListener("htmx:load", (event) => begin(event.detail.elt));

  // In the field for addresses, which may hold several, Enter still sends; a new line is Shift and Enter.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target.matches?.(".add textarea")) {
      event.preventDefault();
      event.target.form.requestSubmit(event.target.form.querySelector("#add"));
    }
  });

  // Of more tabs than fit on a phone the chosen one is in sight.
  document.querySelectorAll(".tab-row").forEach((row) => {
    const chosen = row.querySelector("[aria-current], [aria-pressed='true']");
    if (chosen) {
      row.scrollLeft = chosen.offsetLeft + chosen.offsetWidth - row.clientWidth;
    }
  });

  // Pieces of the page take their places as the frames have time for them, and without htmx, which needs seconds for the
  // thousand of a long list.
  const MILLIS_OF_A_FRAME = 8;
  const find = (id) => document.getElementById(id);
  const AT_PLACE = {
    true: (piece) => find(piece.id)?.replaceWith(piece),
    delete: (piece) => find(piece.id)?.remove(),
    afterbegin: (piece, place) => find(place)?.prepend(...moved(piece)),
    afterend: (piece, place) => find(place)?.after(...moved(piece)),
  };
  let waiting = [];

  /** What comes, of which the list may know already. */
  function moved(piece) {
    const all = [...piece.children];
    all.forEach((it) => find(it.id)?.remove());
    return all;
  }

  function place(piece) {
    const news = piece.matches("ul") ? [...piece.children] : [piece];
    const [how, where] = piece.getAttribute("hx-swap-oob").split(":#");
    piece.removeAttribute("hx-swap-oob");
    AT_PLACE[how](piece, where);
    news.filter((it) => it.isConnected).forEach((it) => {
      beginRow(it);
      if (it.querySelector("[hx-boost]")) {
        htmx.process(it);
      }
    });
  }

  // Nobody sees the frames of a hidden page, and it may have none.
  const soon = () => document.hidden ? work() : requestAnimationFrame(work);

  function work() {
    if (asking) {
      return;
    }
    const focused = document.activeElement;
    const end = document.hidden ? Infinity : performance.now() + MILLIS_OF_A_FRAME;
    let done = 0;
    while (done < waiting.length && performance.now() < end) {
      place(waiting[done++]);
    }
    waiting = waiting.slice(done);
    if (focused.id && !focused.isConnected) {
      find(focused.id)?.focus({ preventScroll: true });
    }
    if (waiting.length > 0) {
      soon();
    }
  }

  function put(text) {
    const box = document.createElement("template");
    box.innerHTML = text;
    const busy = asking || (waiting.length > 0 && !document.hidden);
    waiting.push(...box.content.children);
    if (!busy) {
      soon();
    }
  }

  // The service names what the page should show, and with lists of rooms what it was before, of which it then sends the
  // changes. A page that shows something else asks for its list again; from then on it shows what the service last named, or
  // something newer on the way to what it names next, and the changes fit again, for each says how a room is, not how it differs.
  let following = false;
  /** The list that asked and was not answered yet. */
  let asking = null;

  function see(name) {
    const list = document.querySelector("[data-seen]");
    const [seen, before] = name.split(" ");
    if (!list || asking) {
      return;
    }
    following = before !== undefined && (following || list.dataset.seen === before);
    if (following) {
      list.dataset.seen = seen;
    } else if (list.dataset.seen !== seen) {
      asking = list;
      waiting = [];
      htmx.trigger(list, "stale");
    }
  }

  /** A list that another answer has replaced meanwhile is never answered: what is there now is to be compared anew. */
  function forgetReplaced() {
    if (asking && !asking.isConnected) {
      asking = null;
      following = false;
      waiting = [];
    }
  }

  document.addEventListener("htmx:sseOpen", () => { following = false; });
  document.addEventListener("htmx:afterRequest", (answer) => {
    if (asking && answer.detail.elt === asking && answer.detail.requestConfig.triggeringEvent?.type === "stale") {
      asking = null;
      following = answer.detail.successful;
      soon();
    }
  });

  document.addEventListener("htmx:sseBeforeMessage", (message) => {
    if (message.defaultPrevented) {
      return;
    }
    message.preventDefault();
    forgetReplaced();
    const { type, data } = message.detail;
    if (type === "seen") {
      see(data);
    } else if (type === "figures" || following || asking) {
      put(data);
    }
  });

  const line = document.getElementById("connection");
  const say = (text) => { line.textContent = text; line.hidden = !text; };
  document.addEventListener("htmx:sseError", () => say(line.dataset.lost));
  document.addEventListener("htmx:sseOpen", () => say(""));
  document.addEventListener("htmx:sendError", () => say(line.dataset.lost));
  document.addEventListener("htmx:responseError", () => say(line.dataset.failed));
})();
