/** What an agency writes into a voucher: who issues it, on which ground, as what the person takes part, until when it is valid. */
export function voucher(
  issuer: 'immigration-office' | 'jobcenter' | 'asylblg-office' | 'bamf',
  ground: string,
  standing: 'entitled' | 'obliged' | 'admitted',
  validUntil: string,
): object {
  return { issueMode: 'online', issuer, ground, standing, validUntil };
}
