/** Tailwind 4 is the only plugin; its settings are the @theme block of app/globals.css. */
const config = { plugins: { "@tailwindcss/postcss": {} } }
export default config
