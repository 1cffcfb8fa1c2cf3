/* What a host's page does: it says which file is open, and how the element reads. `?reference=…&mode=proxy|token`. */
const asked = new URLSearchParams(location.search);
const reference = asked.get('reference') ?? '';
const place = `/api/cases/${encodeURIComponent(reference)}`;
const element = document.querySelector('case-timeline');

/** @param {string} path @param {RequestInit} [request] @returns {Promise<Record<string, unknown>>} */
async function own(path, request) {
  const answer = await fetch(path, { ...request, cache: 'no-store' });
  if (!answer.ok) throw new Error(`the server of this page answered with ${answer.status}`);
  return /** @type {Record<string, unknown>} */ (await answer.json());
}

const shown = document.getElementById('reference');
if (shown) shown.textContent = reference;
/* What is looked at stands in the address, so that a link or a reload shows the same. */
const filters = Object.fromEntries(
  [...asked].filter(([name]) => ['agency', 'theme', 'from', 'to'].includes(name)),
);
Object.assign(element ?? {}, {
  reference,
  filters,
  /** Files go through the own server, however the page reads. @param {string} format @param {AbortSignal} signal */
  exporter: async (format, signal) => {
    const answer = await fetch(`${place}/export?format=${format}`, { signal, cache: 'no-store' });
    if (!answer.ok) throw new Error(`the server of this page answered with ${answer.status}`);
    return answer.blob();
  },
});
element?.addEventListener('filters-changed', (event) => {
  const chosen = /** @type {CustomEvent<Record<string, string>>} */ (event).detail;
  const kept = { reference, mode: asked.get('mode') ?? 'proxy', ...chosen };
  history.replaceState(null, '', `?${new URLSearchParams(kept)}`);
});

if (asked.get('mode') === 'token') {
  const { hubUrl } = await own('/api/settings');
  Object.assign(element ?? {}, {
    hubUrl,
    /** @param {AbortSignal} signal */
    fetchToken: (signal) => own(`${place}/embed-session`, { method: 'POST', signal }),
  });
} else {
  Object.assign(element ?? {}, {
    /** @param {AbortSignal} signal */
    fetcher: (signal) => own(`${place}/timeline`, { signal }),
    /** @param {() => void} tick @param {AbortSignal} signal */
    follow: (tick, signal) =>
      new Promise((followed) => {
        let ticked = 0;
        let later = 0;
        const missed = () => {
          ticked = Date.now();
          tick();
        };
        const open = () => {
          if (signal.aborted) return;
          const signs = new EventSource('/api/ticks');
          signal.addEventListener('abort', () => signs.close());
          signs.addEventListener('message', tick);
          signs.addEventListener('open', () => {
            // After a break something may have been missed. Each read is recorded: twice a minute is enough.
            clearTimeout(later);
            const wait = ticked + 30_000 - Date.now();
            if (wait > 0) later = setTimeout(missed, wait);
            else missed();
            followed(undefined);
          });
          signs.addEventListener('error', () => {
            // Refused once, a browser asks no more by itself.
            if (signs.readyState === EventSource.CLOSED) setTimeout(open, 5_000);
          });
        };
        open();
      }),
  });
}
