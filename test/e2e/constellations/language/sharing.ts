import { createHash } from 'node:crypto';
import { mayMakeLinkCode, mayRedeemLinkCode } from '#agreement';
import { agreement } from './sample-network.ts';
import type { Story } from './story.ts';

/** Only the recipient's adapter could open it; the hub hands it on as it is. */
const SEALED_NUMBER = 'eyJhbGciOiJFQ0RILUVTIiwiZW5jIjoiQTI1NkdDTSJ9..c2VhbGVk.bnVtYmVy.dGFn';

/** The guest comes to share the case: by a code that the person carries from the host, or by a link of the law from whoever may propose it. */
export async function link(story: Story, host: string, guest: string): Promise<void> {
  if (mayMakeLinkCode(agreement, host) && mayRedeemLinkCode(agreement, guest))
    await byCode(story, host, guest);
  else await byLaw(story, guest);
}

async function byCode(story: Story, host: string, guest: string): Promise<void> {
  const codeHash = createHash('sha256').update(guest).digest('base64url');
  const validUntil = new Date(Date.parse(story.now()) + 86_400_000).toISOString();
  await story.must(host, 'case.make-link-code', { codeHash, validUntil });
  await story.must(guest, 'case.redeem-link-code', { codeHash });
}

async function byLaw(story: Story, recipient: string): Promise<void> {
  const { linkWays } = agreement;
  for (const { senders, recipients, numberKinds } of linkWays) {
    const sender = senders.find((one) => one !== recipient && story.sharing.includes(one));
    if (sender === undefined || !recipients.includes(recipient)) continue;
    const asked = { recipient, numberKind: numberKinds[0], sealedNumber: SEALED_NUMBER };
    const proposal = await story.must(sender, 'case.propose-link', asked);
    await story.must(recipient, 'case.accept-link', { proposal });
    return;
  }
  throw new Error(`The agreement knows no way that leads to ${recipient}.`);
}
