/** Whether a PIN is among the first that anybody would try: too few different digits, a group again and again, or a run such as 123456 or 112233. */
export function isEasyPin(pin: string): boolean {
  const isOfFew = new Set(pin).size < 3;
  const isRepeated = /^(\d{1,6})\1+$/.test(pin);
  return isOfFew || isRepeated || isRun(pin);
}

/** Each digit is the one after, or each the one before; how often one stands in a row does not matter. */
function isRun(pin: string): boolean {
  const digits = Array.from(pin.replaceAll(/(\d)\1+/g, '$1'), Number);
  const steps = digits.slice(1).map((digit, index) => (digit - (digits[index] ?? 0) + 10) % 10);
  return steps.every((step) => step === 1) || steps.every((step) => step === 9);
}
