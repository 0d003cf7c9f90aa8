// Decimal strings ("-3", "97.5"), compared without ever becoming floats.

const placesOf = (decimal: string): number => decimal.split(".")[1]?.length ?? 0

const scaled = (decimal: string, places: number): bigint => BigInt(decimal.replace(".", "") + "0".repeat(places - placesOf(decimal)))

/** −1: a is less; 0: they are the same number, however many zeros are written; 1: a is more. */
export function compareDecimals(a: string, b: string): -1 | 0 | 1 {
  const places = Math.max(placesOf(a), placesOf(b))
  const [first, second] = [scaled(a, places), scaled(b, places)]
  if (first === second) return 0
  return first < second ? -1 : 1
}
