const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

/** A workbook as a download, under a name in any script. */
export const xlsxDownload = (fileName: string, bytes: Uint8Array): Response =>
  new Response(Buffer.from(bytes), {
    headers: {
      "Content-Type": xlsx,
      "Content-Disposition": `attachment; filename="table.xlsx"; filename*=UTF-8''${encodeURIComponent(`${fileName}.xlsx`)}`,
      "Cache-Control": "no-store",
    },
  })
