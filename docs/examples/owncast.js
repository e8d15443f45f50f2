// A live stream of one's own: a server that runs Owncast (https://owncast.online). Copy this file to config/platforms/ and
// put your server's name into the three places below. How such a file is written: docs/user-platforms.md.

export const platform = {
  name: { en: 'Owncast', zh: 'Owncast' },
  hosts: ['watch.owncast.online'],
  example: 'https://watch.owncast.online/',
};

// The server's front page is the room; other pages are none.
export function match(address) {
  return address.path === '/' ? address.host : null;
}

export async function check(room) {
  const site = `https://${room.id}`;

  const answer = await request(`${site}/api/status`);
  if (answer.status !== 200) {
    return { state: 'error', reason: `${room.id} answered HTTP ${answer.status}` };
  }
  const status = answer.json();
  const config = (await request(`${site}/api/config`)).json();
  const details = { streamer: config.name, title: status.streamTitle || config.name, cover: `${site}/logo` };

  // Only what the server says is off is off. Anything else that is not "on" is an error, which Aircheck shows.
  if (status.online === false) {
    return { ...details, state: 'offline' };
  }
  if (status.online !== true) {
    return { ...details, state: 'error', reason: `${room.id} does not say whether it is live` };
  }
  const playlist = await request(`${site}/hls/stream.m3u8`);
  return {
    ...details,
    state: 'live',
    startedAt: status.lastConnectTime,
    streams: streams(playlist.text, `${site}/hls/`),
  };
}

// The variants of a master playlist, best first.
function streams(playlist, base) {
  const variants = /#EXT-X-STREAM-INF:(.*)\r?\n(?!#)(\S+)/g;
  return [...playlist.matchAll(variants)]
    .map(([, attributes, uri]) => {
      const [, width, height] = attributes.match(/RESOLUTION=(\d+)x(\d+)/) ?? [];
      return {
        protocol: 'hls',
        name: height ? `${height}p` : uri,
        width: height && Number(width),
        height: height && Number(height),
        bitrate: Number(attributes.match(/BANDWIDTH=(\d+)/)[1]),
        url: base + uri,
      };
    })
    .sort((a, b) => b.bitrate - a.bitrate);
}
