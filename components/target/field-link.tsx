"use client"

import type { ReactNode } from "react"
import { fieldId, focusField } from "./focus-field.ts"

/** Leads to the field of a path, and puts the cursor there; a finger finds it as well as a mouse. */
export const FieldLink = ({ path, children }: { path: string; children: ReactNode }) => (
  <a
    href={`#${fieldId(path)}`}
    className="link inline-flex min-h-8 items-center md:min-h-0"
    onClick={(event) => {
      event.preventDefault()
      focusField(path)
    }}
  >
    {children}
  </a>
)
