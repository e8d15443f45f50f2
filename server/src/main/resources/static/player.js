// Plays what the browser cannot by itself: MPEG-TS through hls.js, FLV through mpegts.js. Says so when nothing helps.
"use strict";
(() => {
  const media = document.querySelector("[data-player]");
  const trouble = document.getElementById("player-trouble");
  const type = media.dataset.player;
  const giveUp = () => { trouble.textContent = media.dataset.cannot; trouble.hidden = false; };
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
  const source = media.dataset.source;
  const from = Number(media.dataset.from);

  const playWhole = () => {
    if (!window.mpegts || !mpegts.isSupported()) {
      giveUp();
      return;
    }
    media.addEventListener("error", giveUp);
    const player = mpegts.createPlayer({ type, url: new URL(source, location).href, isLive: false },
      { enableWorker: false, lazyLoadMaxDuration: 60 });
    player.on(mpegts.Events.ERROR, giveUp);
    player.attachMediaElement(media);
    player.load();
    if (from > 0) {
      media.addEventListener("loadedmetadata", () => { media.currentTime = from; }, { once: true });
    }
  };

  // Through the playlist of its units a file can be jumped in; who knows no units answers 404.
  const playUnits = (playlist) => {
    const hls = new Hls({ enableWorker: false, startPosition: from });
    let triedAgain = false;
    hls.on(Hls.Events.ERROR, (_, error) => {
      if (!error.fatal) {
        return;
      }
      if (error.details === Hls.ErrorDetails.MANIFEST_LOAD_ERROR && error.response?.code === 404) {
        hls.destroy();
        playWhole();
      } else if (triedAgain) {
        hls.destroy();
        giveUp();
      } else if (error.type === Hls.ErrorTypes.MEDIA_ERROR) {
        triedAgain = true;
        hls.recoverMediaError();
      } else if (error.type === Hls.ErrorTypes.NETWORK_ERROR) {
        triedAgain = true;
        hls.startLoad();
      } else {
        hls.destroy();
        giveUp();
      }
    });
    hls.loadSource(playlist);
    hls.attachMedia(media);
  };

  const playlist = source + "/index.m3u8";
  if (type === "native") {
    media.addEventListener("error", giveUp);
  } else if (type === "mpegts" && window.Hls?.isSupported()) {
    playUnits(playlist);
  } else if (type === "mpegts" && media.canPlayType("application/vnd.apple.mpegurl")) {
    media.addEventListener("error", giveUp);
    media.src = playlist + (from > 0 ? "#t=" + from : "");
  } else {
    playWhole();
  }
})();
