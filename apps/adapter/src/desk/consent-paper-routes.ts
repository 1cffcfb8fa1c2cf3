import type { Agreement } from '#agreement';
import type { Titles } from '#catalogue';
import { consentReceiptHtml } from '#catalogue';
import type { Clock, PublicJwk, Sealer } from '#ports';
import type { AgreementBook } from '../hub/agreement-book.ts';
import type { EvidenceBook } from '../hub/evidence-book.ts';
import type { References } from '../journal/references.ts';
import { closed, knownOnce, textField } from './body.ts';
import type { ConsentBook } from './consent-book.ts';
import { readSignedReceipt, recordOf, signedReceipt } from './consent-receipts.ts';
import type { ForeignConsents } from './foreign-consents.ts';
import { linkedFile } from './own-files.ts';
import { DeskProblem } from './problem.ts';
import { codeSvg, receiptCode } from './receipt-code.ts';
import { recordedHere } from './recorded-here.ts';
import { provisionsInEffect } from './recorded-consent.ts';
import type { DeskCall, DeskRoutes } from './server.ts';
import type { OtherProvision } from './withdrawal-preview.ts';
import type { Withdrawable } from './withdrawable.ts';
import { withdrawable } from './withdrawable.ts';
import { withdrawalPreview } from './withdrawal-preview.ts';

const COLLECTION = '/desk/cases/:reference/consents';
/** A receipt is far below the largest body. */
const RECEIPT = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** What is shown, printed and read beside a consent. */
export interface ConsentPaperParts {
  readonly network: string;
  readonly agency: string;
  readonly references: Pick<References, 'find'>;
  readonly consents: ConsentBook;
  readonly foreign: ForeignConsents;
  readonly evidence: Pick<EvidenceBook, 'of'>;
  readonly agreements: Pick<AgreementBook, 'current'>;
  readonly sealer: Pick<Sealer, 'sign' | 'verify' | 'publicKeys'>;
  readonly nameOf: (agency: string) => Titles;
  readonly clock: Clock;
}

/** What a withdrawal would change, the receipt that the person takes home, and a receipt that is brought back. */
export function consentPaperRoutes(parts: ConsentPaperParts): DeskRoutes {
  const receipt = (call: DeskCall) => {
    const { consent, handle } = recordedHere(parts, call.params);
    const { agency, clock } = parts;
    const record = recordOf(consent, { agency, handle, agreement: agreementOf(parts), at: clock.now() });
    return signedReceipt(record, parts.sealer);
  };
  return {
    [`GET ${COLLECTION}/:consentId/withdrawal-preview`]: (call) => ({
      status: 200,
      body: preview(parts, withdrawable(parts, call.params), call.query),
    }),
    [`GET ${COLLECTION}/:consentId/receipt`]: (call) => {
      call.staff();
      return { status: 200, body: receipt(call) };
    },
    [`GET ${COLLECTION}/:consentId/receipt.html`]: (call) => {
      call.staff();
      const language = languageIn(call.query);
      const issued = receipt(call).receipt;
      const code = receiptCode(issued, parts);
      return { status: 200, type: 'text/html', text: consentReceiptHtml(issued, language, codeSvg(code)) };
    },
    [`POST ${COLLECTION}/import`]: (call) => {
      call.staff();
      closed(call.body, ['receipt']);
      const { reference } = linkedFile(parts.references, call.params['reference']);
      return imported(parts, reference, textField(call.body, 'receipt', RECEIPT, 'a compact JWS as issued'));
    },
  };
}

/** What this agency issued itself comes back into its own book; what another issued is shown, and recorded where it was given. */
function imported(parts: ConsentPaperParts, reference: string, signed: string) {
  const { network, agency, sealer, consents, clock } = parts;
  const record = readSignedReceipt(signed, { network, sealer, keysOf: (who) => keysOf(parts, who) });
  const isOwn = record.recordedBy === agency;
  const handle = parts.references.find(reference)?.handle;
  if (isOwn && record.handle !== handle)
    throw new DeskProblem('RECEIPT_UNREADABLE', 'it belongs to another file of this agency', {
      pointer: '/receipt',
    });
  const restored = isOwn && consents.restore(reference, record, clock.now());
  return { status: restored ? 201 : 200, body: { restored, record } };
}

function keysOf({ agency, sealer, agreements }: ConsentPaperParts, who: string): readonly PublicJwk[] {
  const registered = agreements.current()?.signingKeys?.[who] ?? [];
  return who === agency ? [...sealer.publicKeys.signing, ...registered] : registered;
}

function preview(
  parts: ConsentPaperParts,
  { reference, handle, ends }: Withdrawable,
  query: URLSearchParams,
) {
  const { agency, evidence, consents, nameOf, clock } = parts;
  const named = namedIn(query);
  const ending = ends(named.length === 0 ? undefined : named);
  const told = evidence.of(handle);
  const own: OtherProvision[] = consents
    .of(reference)
    .flatMap((one) =>
      provisionsInEffect(one).map((provision) => ({ ...provision, consentId: one.consentId })),
    );
  const foreign = (told?.provisions ?? []).filter(({ recordedBy }) => recordedBy !== agency);
  const isEnding = (one: OtherProvision): boolean =>
    ending.some((other) => other.consentId === one.consentId && other.provisionId === one.provisionId);
  return withdrawalPreview(ending, {
    agency,
    agreement: agreementOf(parts),
    facts: told?.facts ?? [],
    others: [...own, ...foreign].filter((one) => !isEnding(one)),
    nameOf,
    at: clock.now(),
  });
}

function namedIn(query: URLSearchParams): readonly string[] {
  const unknown = [...query.keys()].find((name) => name !== 'provisionId');
  if (unknown === undefined) return query.getAll('provisionId');
  throw new DeskProblem('QUERY_INVALID', 'the one parameter here is provisionId, as often as there are ids');
}

function languageIn(query: URLSearchParams): 'de' | 'en' {
  knownOnce(query, ['language']);
  const language = query.get('language') ?? 'de';
  if (language === 'de' || language === 'en') return language;
  throw new DeskProblem('QUERY_INVALID', 'language is de or en');
}

function agreementOf({ agreements }: ConsentPaperParts): Agreement {
  const agreement = agreements.current()?.agreement;
  if (agreement !== undefined) return agreement;
  throw new DeskProblem('HUB_UNREACHABLE', 'wait until the adapter has reached the hub for the first time');
}
