import { byteWords } from "#server/domain/bytes.ts"
import { AppError } from "#server/errors.ts"
import { limits } from "#server/files/limits.ts"

export const importLimit = limits.fileBytes
export const importTooLarge = () => new AppError("PAYLOAD_TOO_LARGE", `文件超过 ${byteWords(importLimit)}，请分成几个文件。`)
