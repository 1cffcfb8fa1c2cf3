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
  });
}
