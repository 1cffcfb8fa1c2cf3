import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { OwnFile } from './shared-file.ts';
import { shareFile } from './shared-file.ts';
import type { Stage } from './stage.ts';

const GIVES = { agency: 'asylblg', reference: '08-9001' };
const IS_TO_TAKE = { agency: 'jobcenter', reference: '327D-UEBERGABE-1' };

/** A handover that the other agency does not take. */
export function handoverPages(stage: () => Stage): void {
  describe('a handover that is declined', () => {
    let page: Page;
    const told = (persona: string, hash: string) => stage().page(persona, { at: `/agency.html#${hash}` });

    /** With the person's yes, each agency tells the other what it does in the case. */
    const consent = ({ agency, reference }: OwnFile, to: string) => {
      const body = {
        decision: 'given',
        notice: { id: 'notice-tandem', version: '2', language: 'de', channel: 'paper', plainLanguage: true },
        givenBy: 'person',
        provisions: [
          {
            source: agency,
            recipients: [to],
            purposes: ['case-management'],
            eventTypes: ['*'],
            depth: 'detail',
            validUntil: new Date(Date.now() + 300 * 86_400_000).toISOString(),
          },
        ],
      };
      return stage().desk(agency, 'POST', `/desk/cases/${reference}/consents`, body, `${agency}-sb-1`);
    };

    beforeAll(async () => {
      await shareFile(stage(), GIVES, IS_TO_TAKE);
      await consent(GIVES, IS_TO_TAKE.agency);
      await consent(IS_TO_TAKE, GIVES.agency);
      const offered = {
        key: randomUUID(),
        reference: GIVES.reference,
        type: 'de.wegmarke.casework.handover-offered.v1',
        happenedAt: '2026-11-16',
        data: { to: IS_TO_TAKE.agency, ground: 'sphere-changed', handoverOn: '2026-12-01' },
      };
      await stage().desk(GIVES.agency, 'POST', '/desk/events', offered, 'asylblg-sb-1');
    });
    afterEach(() => page.close());

    it('is a task that takes a reason before it can be declined', async () => {
      page = await told('jobcenter-sb-1', '/tasks?kind=handover');
      const task = page.locator('[data-task="handover"]', { hasText: IS_TO_TAKE.reference });
      await task.locator('summary').first().press('Enter');
      await task.getByText('Übergabe ablehnen', { exact: true }).press('Enter');
      const decline = task.getByRole('button', { name: /^Übergabe ablehnen/ });
      expect(await decline.count()).toBe(0);
      expect(await stage().barriers(page)).toEqual([]);
      await task.getByLabel('zurzeit keine Kapazität').check();
      await decline.press('Enter');
      const done = page.locator('[data-said="done"]');
      await done.waitFor();
      expect(await done.innerText()).toContain('Die Übergabe ist abgelehnt');
      await task.waitFor({ state: 'detached' });
    });

    it('stays with who offered it, who sees the reason', async () => {
      page = await told('asylblg-sb-1', `/case/${GIVES.reference}`);
      const declined = page.locator('[data-handover="declined"]');
      await declined.waitFor();
      expect(await declined.innerText()).toContain('abgelehnt (zurzeit keine Kapazität)');
      expect(await declined.getByRole('button').count()).toBe(0);
      expect(await stage().axe(page)).toEqual([]);
    });

    it('is a task there until it is recorded how the case goes on', async () => {
      page = await told('asylblg-sb-1', '/tasks?kind=handover-back');
      const task = page.locator('[data-task="handover-back"]', { hasText: GIVES.reference });
      await task.locator('summary').first().press('Enter');
      await task.getByText(/abgelehnt \(zurzeit keine Kapazität\)/).waitFor();
      expect(await stage().barriers(page)).toEqual([]);
      const anew = task.getByRole('link', { name: 'Noch einmal oder einer anderen Stelle anbieten' });
      expect(await anew.getAttribute('href')).toMatch(/casework\.handover-offered\.v1$/);
      const managed = {
        key: randomUUID(),
        reference: GIVES.reference,
        type: 'de.wegmarke.casework.managers-assigned.v1',
        happenedAt: new Date().toISOString(),
        data: { form: 'single', spheres: ['asylblg'] },
      };
      await stage().desk(GIVES.agency, 'POST', '/desk/events', managed, 'asylblg-sb-1');
      await task.waitFor({ state: 'detached' });
      expect(await stage().axe(page)).toEqual([]);
    });
  });
}
