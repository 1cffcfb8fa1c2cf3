import type { CaseEvidence, SignedEnvelope } from '#catalogue';

/** Types that reply to a request for information. */
const REPLIES: readonly string[] = [
  'de.wegmarke.information.answered.v1',
  'de.wegmarke.information.declined.v1',
];

/**
 * The evidence as if the event had been recorded: a reply answers the request that it names, or any that is open when it
 * names none, and what corrects an answer goes where that one went. The hub, which knows the order, makes the exact choice.
 */
export function withReply(
  evidence: CaseEvidence | undefined,
  { envelope }: Pick<SignedEnvelope, 'envelope'>,
): CaseEvidence | undefined {
  const { requests } = evidence ?? {};
  if (evidence === undefined || requests === undefined) return evidence;
  const { id, type, corrects, derivedfrom, data } = envelope;
  const named = typeof data['request'] === 'string' ? data['request'] : derivedfrom;
  const replies = REPLIES.includes(type) && corrects === undefined;
  return {
    ...evidence,
    requests: requests.map((request) => {
      const isMeant = replies && (named === undefined ? request.open : request.id === named);
      const isCorrected = corrects !== undefined && request.answers.includes(corrects);
      return isMeant || isCorrected ? { ...request, answers: [...request.answers, id] } : request;
    }),
  };
}
