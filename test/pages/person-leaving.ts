import { asPerson, enterPin, INTERRUPTED, wasRead } from './as-person.ts';
import type { Stage } from './stage.ts';

/** That the person's view shuts and stays shut; each in a window of its own, as a clock that was put forward stays so in it. */
export function personLeavingPages(stage: () => Stage): void {
  describe("leaving the person's view", () => {
    it('shuts when nobody is there, and says so before', async () => {
      const other = await asPerson(stage(), { language: 'de' }, INTERRUPTED);
      await other.clock.install();
      await other.reload();
      await wasRead(other);
      await other.clock.fastForward('08:30');
      await other.getByText('In 2 Minuten werden Sie abgemeldet.').waitFor();
      await other.getByRole('button', { name: 'Weitermachen' }).click();
      await other.locator('[data-timeout]').waitFor({ state: 'detached' });
      await other.clock.fastForward('10:01');
      await other
        .locator('[data-farewell="timedOut"]')
        .waitFor()
        .catch(async (late: unknown) => {
          throw new Error(`the page says: ${await other.locator('body').innerText()}`, { cause: late });
        });
      expect(await other.locator('[data-entry]').count()).toBe(0);
      await enterPin(other, '999999');
      await other.getByText('Die PIN stimmt nicht, oder dieses Gerät ist gesperrt.').waitFor();
      await enterPin(other);
      await other.locator('[data-entry]').first().waitFor();
      await other.context().close();
    });

    it('stays shut, and says so, whatever it had asked before it was told to the hub', async () => {
      const other = await asPerson(stage(), { language: 'de' }, INTERRUPTED);
      await other.clock.install();
      await other.reload();
      await wasRead(other);
      await other.clock.fastForward('08:30');
      const held = { devices: Promise.withResolvers<void>(), leave: Promise.withResolvers<void>() };
      await other.route(/\/v1\/person\/devices$/, async (route) => {
        await held.devices.promise;
        await route.fulfill({ status: 500, json: { code: 'UNKNOWN' } });
      });
      await other.route(/\/v1\/person\/leave$/, async (route) => {
        await held.leave.promise;
        await route.continue();
      });
      const kept = other.waitForRequest(/\/v1\/person\/devices$/);
      await other.getByRole('button', { name: 'Weitermachen' }).click();
      await kept;
      const left = other.waitForRequest(/\/v1\/person\/leave$/);
      await other.getByRole('button', { name: 'Abmelden', exact: true }).click();
      await left;
      const refused = other.waitForResponse(/\/v1\/person\/devices$/);
      held.devices.resolve();
      await refused;
      // Whoever asks the hub now how it stands is told that the page is open: it has not heard of the leaving.
      const said = await other.evaluate(async () => (await fetch('v1/person/session')).json() as unknown);
      expect(said).toMatchObject({ entered: true });
      held.leave.resolve();
      await other.locator('[data-farewell="left"]').waitFor();
      expect(await other.locator('[data-entry]').count()).toBe(0);
      await other.context().close();
    });
  });
}
