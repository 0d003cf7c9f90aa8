// A request's body, never more of it than allowed.

/**
 * The bytes of a body. Stops reading as soon as there is more than `most`, whatever the request declares about itself.
 * @throws what `tooLarge` makes.
 */
export async function readBody(request: Request, most: number, tooLarge: () => Error): Promise<Buffer> {
  if (Number(request.headers.get("content-length") ?? 0) > most) throw tooLarge()
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of request.body ?? []) {
    size += piece.length
    if (size > most) throw tooLarge()
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
