import type { Page } from 'playwright-core';

/** A refusal of the server is told by the page in words; that the browser tells it too is no fault of the page. */
const REFUSAL = /^Failed to load resource: the server responded with a status of [45]\d\d/;

/** Gathers what goes wrong inside pages without anybody seeing it. */
export class Troubles {
  private readonly found: string[] = [];

  /** To be called before the page goes anywhere. */
  async watch(page: Page): Promise<void> {
    page.on('pageerror', ({ message }) => this.found.push(message));
    page.on('console', (said) => {
      if (said.type() === 'error' && !REFUSAL.test(said.text())) this.found.push(said.text());
    });
    await page.exposeFunction('policyViolated', (what: string) =>
      this.found.push(`policy violated: ${what}`),
    );
    await page.addInitScript(() => {
      const tell = Reflect.get(window, 'policyViolated') as (what: string) => void;
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
        tell(`${violatedDirective} ${blockedURI} ${sourceFile}`),
      );
    });
  }

  /** Everything since the last question. */
  taken(): readonly string[] {
    return this.found.splice(0);
  }
}
