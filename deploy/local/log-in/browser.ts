/** What of a browser a log-in needs: cookies by host and port alike, addresses followed one by one. */
export class Browser {
  readonly cookies = new Map<string, string>();

  /** One request; redirects are not followed. */
  async fetch(url: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(init.headers as Record<string, string>), ...(cookie !== '' && { cookie }) };
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }

  /** Follows redirects until there are none, or until `stop` likes the next address. */
  async follow(
    url: string,
    stop: (next: string) => boolean = () => false,
  ): Promise<{ url: string; answer: Response }> {
    let answer = await this.fetch(url);
    let here = url;
    for (let next = nextOf(answer, here); next !== undefined && !stop(next); next = nextOf(answer, here)) {
      here = next;
      answer = await this.fetch(here);
    }
    return { url: nextOf(answer, here) ?? here, answer };
  }

  /** Chooses a persona on the provider's page; gives the address with the code, not yet called. */
  async choose(pages: string, persona: string, to = '/'): Promise<string> {
    const { url } = await this.follow(`${pages}/log-in?to=${encodeURIComponent(to)}`);
    const chosen = await this.fetch(url, {
      method: 'POST',
      body: new URLSearchParams({ persona }),
    });
    const resume = nextOf(chosen, url) ?? '';
    return (await this.follow(resume, (next) => next.startsWith(`${pages}/`))).url;
  }

  /** Logs in; gives the answer of `/log-in/return`. */
  async logIn(pages: string, persona: string, to?: string): Promise<Response> {
    return this.fetch(await this.choose(pages, persona, to));
  }
}

function nextOf(answer: Response, here: string): string | undefined {
  const location = answer.headers.get('location');
  return location === null ? undefined : new URL(location, here).href;
}
