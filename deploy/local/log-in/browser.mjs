/** What of a browser a log-in needs: cookies by host and port alike, addresses followed one by one. */
export class Browser {
  /** @type {Map<string, string>} */
  cookies = new Map();

  /**
   * One request; redirects are not followed.
   * @param {string} url @param {RequestInit} [init]
   * @returns {Promise<Response>}
   */
  async fetch(url, init = {}) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const own = /** @type {Record<string, string>} */ (init.headers);
    const headers = { ...own, ...(cookie !== '' && { cookie }) };
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }

  /**
   * Follows redirects until there are none, or until `stop` likes the next address.
   * @param {string} url @param {(next: string) => boolean} [stop]
   * @returns {Promise<{ url: string, answer: Response }>}
   */
  async follow(url, stop = () => false) {
    let answer = await this.fetch(url);
    let here = url;
    for (let next = nextOf(answer, here); next !== undefined && !stop(next); next = nextOf(answer, here)) {
      here = next;
      answer = await this.fetch(here);
    }
    return { url: nextOf(answer, here) ?? here, answer };
  }

  /**
   * Chooses a persona on the provider's page; gives the address with the code, not yet called.
   * @param {string} pages @param {string} persona @param {string} [to]
   * @returns {Promise<string>}
   */
  async choose(pages, persona, to = '/') {
    const { url } = await this.follow(`${pages}/log-in?to=${encodeURIComponent(to)}`);
    const chosen = await this.fetch(url, {
      method: 'POST',
      body: new URLSearchParams({ persona }),
    });
    const resume = nextOf(chosen, url) ?? '';
    return (await this.follow(resume, (next) => next.startsWith(`${pages}/`))).url;
  }

  /**
   * Logs in; gives the answer of `/log-in/return`.
   * @param {string} pages @param {string} persona @param {string} [to]
   * @returns {Promise<Response>}
   */
  async logIn(pages, persona, to) {
    return this.fetch(await this.choose(pages, persona, to));
  }
}

/** @param {Response} answer @param {string} here @returns {string | undefined} */
function nextOf(answer, here) {
  const location = answer.headers.get('location');
  return location === null ? undefined : new URL(location, here).href;
}
