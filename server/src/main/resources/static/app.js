// Lists that renew themselves, times in the reader's zone, ticking without traffic; and a word when the service is
// out of reach.
"use strict";
(() => {
  const language = document.documentElement.lang;
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "always", style: "short" });
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
    return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "short" })
      .format(Math.trunc(seconds / size));
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

  const tick = (piece) => piece.querySelectorAll("[data-as]").forEach(write);
  tick(document);
  setInterval(() => tick(document), 1000);
  document.addEventListener("htmx:load", (event) => tick(event.detail.elt));

  // Of more tabs than fit on a phone the chosen one is in sight.
  document.querySelectorAll(".tab-row").forEach((row) => {
    const chosen = row.querySelector("[aria-current], [aria-pressed='true']");
    if (chosen) {
      row.scrollLeft = chosen.offsetLeft + chosen.offsetWidth - row.clientWidth;
    }
  });

  // The service names what the page should show, and what it has changes for; a page that shows something else asks again.
  let patching = false;
  document.addEventListener("htmx:sseBeforeMessage", (message) => {
    if (message.detail.type === "rooms" && !patching) {
      message.preventDefault();
    }
    if (message.detail.type !== "seen") {
      return;
    }
    message.preventDefault();
    const list = document.querySelector("[data-seen]");
    const [seen, before] = message.detail.data.split(" ");
    patching = false;
    if (!list || list.dataset.seen === seen || list.classList.contains("htmx-request")) {
      return;
    }
    if (list.dataset.seen === before) {
      list.dataset.seen = seen;
      patching = true;
    } else {
      htmx.trigger(list, "stale");
    }
  });

  const line = document.getElementById("connection");
  const say = (text) => { line.textContent = text; line.hidden = !text; };
  document.addEventListener("htmx:sseError", () => say(line.dataset.lost));
  document.addEventListener("htmx:sseOpen", () => say(""));
  document.addEventListener("htmx:sendError", () => say(line.dataset.lost));
  document.addEventListener("htmx:responseError", () => say(line.dataset.failed));
})();
