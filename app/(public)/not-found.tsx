import { Missing } from "#components/public/missing.tsx"

export default function PublicNotFound() {
  return <Missing />
}
