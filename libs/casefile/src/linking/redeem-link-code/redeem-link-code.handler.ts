import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { handleOf } from '#catalogue';
import { CaseFiles } from '../../case-files.ts';
import type { RedeemLinkCodeOrder } from './redeem-link-code.decide.ts';
import { RedeemLinkCode } from './redeem-link-code.command.ts';
import { redeemLinkCode } from './redeem-link-code.decide.ts';

/** Puts the command to its rule. */
@CommandHandler(RedeemLinkCode)
export class RedeemLinkCodeHandler implements ICommandHandler<RedeemLinkCode> {
  constructor(private readonly cases: CaseFiles) {}

  execute({ signed, inForce: { agreement } }: RedeemLinkCode) {
    const { network, agency: by } = signed.envelope;
    const { codeHash } = signed.envelope.data as Pick<RedeemLinkCodeOrder, 'codeHash'>;
    const handle = handleOf(signed.envelope) ?? '';
    return this.cases.waysIn.join(
      signed,
      this.cases.names.code(network, codeHash),
      'LINK_CODE_NOT_VALID',
      (state, at, handleTaken) => redeemLinkCode({ by, agreement, handle, handleTaken, codeHash, at }, state),
    );
  }
}
