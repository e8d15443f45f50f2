// Plays what the browser cannot by itself (MPEG-TS, FLV) through mpegts.js, and says so when nothing helps.
"use strict";
(() => {
  const media = document.querySelector("[data-player]");
  const trouble = document.getElementById("player-trouble");
  const type = media.dataset.player;
  const giveUp = () => { trouble.textContent = media.dataset.cannot; trouble.hidden = false; };
  media.addEventListener("error", giveUp);
  // A song of the track list is played at once where its file is in the player already.
  document.addEventListener("click", (click) => {
    const song = click.target.closest("a[data-seek]");
    if (song && song.dataset.part === media.dataset.part && !click.ctrlKey && !click.metaKey && !click.shiftKey) {
      click.preventDefault();
      media.currentTime = Number(song.dataset.seek);
      media.scrollIntoView({ block: "nearest" });
      media.play().catch(() => {});
    }
  });
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
  const from = Number(media.dataset.from);
  if (from > 0) {
    media.addEventListener("loadedmetadata", () => { media.currentTime = from; }, { once: true });
  }
})();
