const kib = 1024

/** A file's size for people: 字节, KB (rounded up), MB. */
export const byteWords = (bytes: number): string =>
  bytes < kib
    ? `${bytes} 字节`
    : bytes < kib * kib
      ? `${Math.ceil(bytes / kib)} KB`
      : `${(bytes / kib / kib).toFixed(1).replace(".0", "")} MB`
