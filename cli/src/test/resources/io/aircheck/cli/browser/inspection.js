// What PagesIT asks of a page, in the page.
window.inspection ??= (() => {
  const STOPS = "a[href], button, input, select, textarea, summary, audio[controls], video[controls], [tabindex]";
  const rendered = (it) => it.checkVisibility({ visibilityProperty: true }) && it.getClientRects().length > 0;

  /** A short name of an element that stays the same when the page renews itself. */
  function name(it) {
    const text = (it.getAttribute("aria-label") ?? it.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 40);
    const own = it.id ? "#" + it.id : it.getAttribute("href") ?? it.getAttribute("name") ?? "";
    return `${it.localName}${it.className && it.className.toString ? "." + it.className : ""} ${own} "${text}"`;
  }

  /** From now on the page stands still, however much happens. */
  function freeze() {
    document.body.addEventListener("htmx:sseBeforeMessage", (event) => event.preventDefault());
    document.body.addEventListener("htmx:beforeRequest", (event) => event.preventDefault());
  }

  /** What is wider than the window. */
  function overflow() {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) {
      return [];
    }
    return [...document.querySelectorAll("body *")]
      .filter((it) => rendered(it) && it.getBoundingClientRect().right > room + 1)
      .map(name).slice(0, 6).concat("the document is " + document.documentElement.scrollWidth + " px wide");
  }

  /** Texts of the head, of buttons, tabs and chips that need more than a line. */
  function wraps() {
    const texts = document.querySelectorAll(".console *, .button, .tab, .chip, .health .num, .num > time");
    return [...texts].filter((it) => rendered(it) && !it.closest(".visually-hidden")).filter((it) => {
      const lines = new Set();
      for (const node of it.childNodes) {
        if (node.nodeType === Node.TEXT_NODE && node.data.trim()) {
          const range = document.createRange();
          range.selectNodeContents(node);
          [...range.getClientRects()].forEach((box) => lines.add(Math.round(box.top / 4)));
        }
      }
      return lines.size > 1;
    }).map(name);
  }

  /** Texts that are cut off without an ellipsis, or lie over one another in the head. */
  function collisions() {
    const boxes = [...document.querySelectorAll(".console > *, .sections > *, .switches > *")].filter(rendered);
    return boxes.flatMap((one, at) => boxes.slice(at + 1)
      .filter((other) => !one.contains(other) && !other.contains(one))
      .filter((other) => {
        const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
        return a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
      })
      .map((other) => name(one) + " lies over " + name(other)));
  }

  /** Whatever was loaded from elsewhere. */
  function foreign() {
    return performance.getEntriesByType("resource").map((it) => it.name)
      .filter((it) => !it.startsWith(location.origin + "/") && !it.startsWith("blob:" + location.origin));
  }

  function stops() {
    return [...document.querySelectorAll(STOPS)]
      .filter((it) => it.tabIndex >= 0 && !it.disabled && rendered(it));
  }

  const visited = [];

  /** Begins to note where the focus goes; how many stops there should be. */
  function follow() {
    document.addEventListener("focusin", (event) => visited.push(event.target));
    // A page may have put the focus somewhere; the way begins where the document does.
    const start = document.createElement("span");
    start.tabIndex = -1;
    document.body.prepend(start);
    start.focus();
    start.remove();
    visited.length = 0;
    return stops().length;
  }

  /** What is wrong with the way that the focus went. */
  function trouble() {
    const expected = stops();
    const way = visited.filter((it, at) => it !== visited[at - 1]).slice(0, expected.length);
    const troubles = expected.filter((it) => !way.includes(it)).map((it) => "out of reach: " + name(it));
    way.forEach((it, at) => {
      if (expected[at] !== it && troubles.length === 0) {
        troubles.push("out of order: " + name(it) + " where " + name(expected[at]) + " stands");
      }
    });
    return troubles.concat(expected.flatMap(unseen));
  }

  /** Whether the focus cannot be seen on an element. */
  function unseen(it) {
    it.focus();
    const style = getComputedStyle(it);
    const troubles = [];
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 1) {
      troubles.push("no sign of the focus: " + name(it));
    }
    const box = it.getClientRects()[0];
    const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
    const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
    const hit = document.elementFromPoint(x, y);
    if (!hit || !(it.contains(hit) || hit.contains(it))) {
      troubles.push("covered by " + (hit ? name(hit) : "nothing") + ": " + name(it));
    }
    return troubles;
  }

  return { freeze, overflow, wraps, collisions, foreign, follow, trouble };
})();
