/** A file that is not read, with the sentence that says why and what to do. Never anything of its content beyond a place in it. */
export class FileFault extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.name = "FileFault"
    this.code = code
  }
}
