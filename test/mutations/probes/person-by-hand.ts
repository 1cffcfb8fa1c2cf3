import { ask } from '../../e2e/agency-by-hand.ts';

/** A person's browser at the hub: keeps the device's cookie and calls as the own page does; the status of each answer. */
export class PersonByHand {
  #cookie = '';

  constructor(private readonly hubUrl: string) {}

  async get(end: string): Promise<number> {
    return (await this.#read(end)).status;
  }

  async post(end: string, body: object = {}): Promise<number> {
    const headers = { origin: this.hubUrl, 'x-wegmarke': 'page', 'content-type': 'application/json' };
    const answer = await fetch(`${this.hubUrl}/v1/person/${end}`, {
      method: 'POST',
      headers: { ...headers, cookie: this.#cookie },
      body: JSON.stringify(body),
    });
    await answer.text();
    this.#cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? this.#cookie;
    return answer.status;
  }

  /** The id of the device that this is. */
  async ownDevice(): Promise<string> {
    const { body } = await this.#read('devices');
    const { devices } = JSON.parse(body) as { readonly devices: readonly { id: string; own: boolean }[] };
    return devices.find(({ own }) => own)?.id ?? '';
  }

  #read(end: string) {
    return ask(`${this.hubUrl}/v1/person/${end}`, { headers: { cookie: this.#cookie } });
  }
}
