// What ManyRoomsIT asks of the page: how long its frames take, and how much of the list each update touches.
window.roomFrames = (() => {
  const PIXELS = 40;
  const millis = [];
  const tasks = [];
  const list = document.getElementById("rooms");
  let rows = new Set();
  let texts = 0;
  let updates = 0;
  let mostRows = 0;
  let mostTexts = 0;
  let running = false;

  const changes = new MutationObserver((records) => {
    for (const record of records) {
      const nodes = [...record.addedNodes, ...record.removedNodes].filter((it) => it.localName === "li");
      nodes.forEach((it) => rows.add(it.id));
      if (nodes.length === 0) {
        texts++;
      }
    }
  });
  const busy = new PerformanceObserver((entries) => entries.getEntries().forEach((it) => tasks.push(it.duration)));

  function start(how) {
    running = true;
    let last = performance.now();
    let down = PIXELS;
    changes.observe(list, { childList: true, subtree: true });
    busy.observe({ type: "longtask" });
    requestAnimationFrame(function next(now) {
      millis.push(now - last);
      last = now;
      if (rows.size + texts > 0) {
        updates++;
        mostRows = Math.max(mostRows, rows.size);
        mostTexts = Math.max(mostTexts, texts);
        rows = new Set();
        texts = 0;
      }
      if (how === "scroll") {
        const before = scrollY;
        scrollBy(0, down);
        down = scrollY === before ? -down : down;
      }
      if (running) {
        requestAnimationFrame(next);
      }
    });
  }

  function stop() {
    running = false;
    changes.disconnect();
    busy.disconnect();
    return [millis, tasks, updates, mostRows, mostTexts];
  }

  return { start, stop, sameList: () => list === document.getElementById("rooms") };
})();
