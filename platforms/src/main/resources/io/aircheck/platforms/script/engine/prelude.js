// What a script finds beside the language, and how the process outside drives it. It is evaluated first in every context and
// gives an object that no script sees. All that goes in and out is text. A script that tampers with what is used here
// (Promise, JSON) spoils its own result and nothing else.
(function (digest, mostRequests) {
  'use strict';
  const { parse, stringify } = JSON;
  const waiting = new Map();
  let asked = [];
  let count = 0;
  let outcome = null;

  class RequestError extends Error {}
  RequestError.prototype.name = 'RequestError';

  function request(url, options = {}) {
    return new Promise((resolve, reject) => {
      if (++count > mostRequests) {
        throw new RequestError(`made more than ${mostRequests} requests in one check`);
      }
      const id = String(count);
      const body = options.body === undefined || options.body === null ? null : String(options.body);
      asked.push({ id, url: String(url), method: String(options.method ?? 'GET'), headers: options.headers ?? {}, body });
      waiting.set(id, { resolve, reject });
    });
  }

  function expose(name, value) {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
  }

  expose('md5', (text) => digest('MD5', String(text), ''));
  expose('sha1', (text) => digest('SHA-1', String(text), ''));
  expose('sha256', (text) => digest('SHA-256', String(text), ''));
  expose('hmacSha256', (key, text) => digest('HmacSHA256', String(text), String(key)));

  function failed(error) {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const stack = error instanceof Error ? String(error.stack) : '';
    return { state: 'failed', request: error instanceof RequestError ? error.message : null, message, stack };
  }

  return {
    describe: (module) => stringify({
      platform: module.platform,
      match: typeof module.match,
      check: typeof module.check,
    }),

    allowRequests: () => expose('request', request),

    start(target, asText, args) {
      (async () => target(...parse(args)))().then(
        (value) => { outcome = { state: 'done', value: asText ? String(value) : value }; },
        (error) => { outcome = failed(error); },
      );
    },

    answer(id, text) {
      const promise = waiting.get(id);
      waiting.delete(id);
      const { error, ...answer } = parse(text);
      if (error) {
        promise.reject(new RequestError(error));
      } else {
        promise.resolve({ ...answer, json: () => parse(answer.text) });
      }
    },

    outcome() {
      if (outcome !== null) {
        return stringify(outcome.state === 'done' ? { state: 'done', value: outcome.value ?? null } : outcome);
      }
      const requests = asked;
      asked = [];
      return stringify({ state: waiting.size === 0 ? 'stuck' : 'waiting', requests });
    },
  };
})
