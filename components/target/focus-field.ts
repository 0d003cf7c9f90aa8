// Every field of the form has an id made of its path, so that a problem can lead to it.

/** "indicators[ID].name" → an id usable in addresses and selectors. */
export const fieldId = (path: string): string => `field-${path.replaceAll(/[^\w-]+/g, "_")}`

/** A problem may name a part that has no box of its own: then the nearest part that has one takes the focus. */
const nearest = (path: string): string[] => [
  path,
  `${path}.fiscal`,
  `${path}.name`,
  path.replace(/\.\w+$/, ".name"),
  path.replace(/[.[].*$/, ""),
]

/** Brings the field of a problem into view and into focus. */
export function focusField(path: string): void {
  const field = nearest(path)
    .map((each) => document.getElementById(fieldId(each)))
    .find((element) => element !== null)
  field?.focus({ preventScroll: true })
  field?.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" })
}
