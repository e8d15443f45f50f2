// Plays what the browser cannot by itself (MPEG-TS, FLV) through mpegts.js, and says so when nothing helps.
"use strict";
(() => {
  const media = document.querySelector("[data-player]");
  const trouble = document.getElementById("player-trouble");
  const type = media.dataset.player;
  const giveUp = () => { trouble.textContent = media.dataset.cannot; trouble.hidden = false; };
  media.addEventListener("error", giveUp);
  if (type === "native") {
    return;
  }
  if (!window.mpegts || !mpegts.isSupported()) {
    giveUp();
    return;
  }
  const player = mpegts.createPlayer({ type, url: new URL(media.dataset.source, location).href, isLive: false },
    { enableWorker: false, lazyLoadMaxDuration: 60 });
  player.on(mpegts.Events.ERROR, giveUp);
  player.attachMediaElement(media);
  player.load();
})();
