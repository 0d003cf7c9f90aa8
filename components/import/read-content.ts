/** Base64 without a data address before it. */
export function contentOf(file: Blob): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const reader = new FileReader()
  reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""))
  reader.onerror = () => reject(reader.error ?? new Error("the file could not be read"))
  reader.readAsDataURL(file)
  return promise
}
