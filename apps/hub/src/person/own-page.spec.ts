import { OwnPage } from './own-page.ts';

/** A call as a server in between hands it on: it put its own name for the hub into `Host`. */
const handedOn = (origin: string) => ({
  method: 'POST',
  headers: { origin, 'x-wegmarke': 'page' },
  protocol: 'http' as const,
  host: '127.0.0.1:8300',
});

describe("where the person's page is", () => {
  it('is what the configuration says, whatever a server in between made of the call', () => {
    const page = new OwnPage('https://hub.example');
    expect(() => page.check(handedOn('https://hub.example'))).not.toThrow();
    expect(page.isSecure(handedOn('https://hub.example'))).toBe(true);
  });

  it('is not what a call says of itself, where the configuration says it', () => {
    const page = new OwnPage('https://hub.example');
    expect(() => page.check(handedOn('http://127.0.0.1:8300'))).toThrow('ORIGIN_NOT_ALLOWED');
  });

  it('is the address of the call without pages in the configuration', () => {
    const page = new OwnPage(undefined);
    expect(() => page.check(handedOn('http://127.0.0.1:8300'))).not.toThrow();
    expect(() => page.check(handedOn('https://elsewhere.example'))).toThrow('ORIGIN_NOT_ALLOWED');
    expect(page.isSecure(handedOn('http://127.0.0.1:8300'))).toBe(false);
  });
});
