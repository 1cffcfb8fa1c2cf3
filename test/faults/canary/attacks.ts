import type { HubAnswer } from '../../e2e/agency-by-hand.ts';
import { AgencyByHand, ask } from '../../e2e/agency-by-hand.ts';
import type { Flock } from './canaries.ts';
import type { CanaryNetwork } from './canary-network.ts';

/** Whatever the hub refuses, each with a canary in it that must be nowhere afterwards; every answer is captured. */
export async function attack(network: CanaryNetwork, flock: Flock): Promise<void> {
  const vhs = await AgencyByHand.of(network, 'vhs');
  const jobcenter = await AgencyByHand.of(network, 'jobcenter');
  const capture = ({ body, shape }: HubAnswer) => network.capture('hub', `${JSON.stringify(shape)}\n${body}`);
  const canary = (what: string) => flock.one(what, []);
  const type = 'de.wegmarke.language.registered.v1';
  const course = (what: string) => ({ courseKind: 'general', courseCode: canary(what) });
  const refused = [
    vhs.envelope({ type, data: course('course in an unknown case') }),
    vhs.envelope({
      type,
      data: { ...course('course beside an unknown field'), [canary('unknown field')]: 1 },
    }),
    vhs.envelope({ type, data: { courseKind: canary('code that is none') } }),
    vhs.envelope({ type: 'de.wegmarke.language.duty-stated.v1', data: { ground: canary('ground') } }),
    jobcenter.envelope({ agency: 'vhs', type, data: course('course under a forged signature') }),
    vhs.envelope({ agency: 'jobcenter', type, data: course("course under another's name") }),
    { ...vhs.envelope({ type, data: course('course beside an unknown member') }), [canary('member')]: 1 },
    { ...vhs.envelope({ id: canary('id that is none'), type, data: course('course without an id') }) },
    { [canary('member of nothing')]: canary('nothing') },
  ];
  for (const message of refused) {
    capture(await vhs.post(vhs.sealed(message)));
    await vhs.publish(vhs.sealed(message));
  }
  const open = JSON.stringify({ batch: [vhs.envelope({ type, data: course('course in plain text') })] });
  for (const media of ['application/jose', 'application/json', 'text/plain'])
    capture(await vhs.post(open, { type: media }));
  await vhs.publish(open);
  capture(await vhs.post(vhs.sealedText(canary('text that is no JSON'))));
  capture(await vhs.read(vhs.handle('1'), { query: `?purpose=${canary('purpose')}` }));
  capture(await vhs.read(vhs.handle('1'), { query: `?handle=${canary('parameter')}` }));
  capture(await vhs.read(vhs.handle('1'), { token: `a.${canary('token')}.b` }));
  capture(await ask(`${network.hubUrl}/v1/${canary('address')}`, { method: 'GET' }));
  capture(await vhs.read(vhs.handle('1')));
  await Promise.all([vhs.broker.close(), jobcenter.broker.close()]);
}
