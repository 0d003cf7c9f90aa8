/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // It reads files beside its own code.
  serverExternalPackages: ["pdfkit"],
}
export default config
