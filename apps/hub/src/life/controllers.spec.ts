import type { Agreement } from '#agreement';
import { Controllers } from './controllers.ts';

function agreement(version: number, controller: string, network = 'rheine'): Agreement {
  const party = { agency: 'vhs', publishes: [], controller: { id: controller, titles: { de: '', en: '' } } };
  return { network, version, parties: [party], cells: [], recorders: [] } as unknown as Agreement;
}

describe("who answers for an agency's data", () => {
  it('is the agency itself until an agreement says otherwise', () => {
    const controllers = new Controllers();
    expect(controllers.of('rheine', 'vhs')).toBe('vhs');
    controllers.learn(agreement(1, 'vhs-rheine'));
    expect(controllers.of('rheine', 'vhs')).toBe('vhs-rheine');
    expect(controllers.of('rheine', 'stranger')).toBe('stranger');
    expect(controllers.of('elsewhere', 'vhs')).toBe('vhs');
  });

  it('changes with the next version, and not back by a look at the past', () => {
    const controllers = new Controllers();
    controllers.learn(agreement(1, 'stadt-rheine'));
    controllers.learn(agreement(2, 'vhs-rheine'));
    controllers.learn(agreement(1, 'stadt-rheine'));
    expect(controllers.of('rheine', 'vhs')).toBe('vhs-rheine');
  });
});
