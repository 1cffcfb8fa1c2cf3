import { DeskHarness } from '../desk/spec/desk-harness.ts';
import { allowed, pageRoles, programsOnly } from './allowed.ts';

describe('who may call what on the pages', () => {
  let desk: DeskHarness;
  beforeAll(() => {
    desk = new DeskHarness();
    return desk.start();
  });
  afterAll(() => desk.end());

  it('is said of every route of the desk, or that it is for programs only; and of nothing else', () => {
    expect([...allowed.keys(), ...programsOnly].sort()).toEqual(Object.keys(desk.routes).sort());
  });

  it('gives no route to nobody', () => {
    for (const [route, roles] of allowed) {
      expect([route, roles.length > 0 && roles.every((role) => pageRoles.includes(role))]).toEqual([
        route,
        true,
      ]);
    }
  });

  it('keeps the access log with officers, decisions on rights with the rights desk, and cases with casework', () => {
    const only = (start: string) =>
      [...allowed].filter(([route]) => route.includes(start)).map(([, roles]) => roles.join());
    expect(new Set(only(' /desk/officer/'))).toEqual(new Set(['officer']));
    expect(new Set(only('/rights/:request/'))).toEqual(new Set(['rights-desk']));
    expect(new Set(only('/timeline'))).toEqual(new Set(['caseworker']));
    expect(new Set(only('/consents/:consentId'))).toEqual(new Set(['caseworker']));
  });
});
