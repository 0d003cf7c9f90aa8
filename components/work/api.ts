// What the procedures answer, by the names the pages use. Types only: nothing of the server reaches the browser.
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server"
import type { AppRouter } from "#server/router.ts"

type Outputs = inferRouterOutputs<AppRouter>
type Inputs = inferRouterInputs<AppRouter>

export type Me = Outputs["people"]["me"]
export type TargetList = Outputs["targets"]["list"]
export type TargetCard = TargetList["rows"][number]
export type TargetOptions = Outputs["targets"]["options"]
export type TargetView = Outputs["targets"]["get"]
export type UrgeOffer = NonNullable<TargetView["urge"]>
export type Review = Outputs["review"]["get"]
export type ReturnPoint = Review["points"][number]
export type ReviewSettings = Outputs["review"]["settings"]
export type TargetHistory = Outputs["targets"]["history"]
export type Comparison = Outputs["targets"]["compare"]
export type TargetVersion = Outputs["targets"]["version"]
export type TargetEvent = TargetHistory["events"][number]
export type Round = Outputs["rounds"]["list"][number]
export type DeadlineRequest = Outputs["rounds"]["requests"][number]
export type RequestsOfTarget = Outputs["rounds"]["ofTarget"]
export type DutyRow = Outputs["rounds"]["duties"]["rows"][number]
export type NoticeRow = Outputs["notices"]["list"]["rows"][number]
export type Recipient = Outputs["notices"]["recipients"][number]
type Substitutions = Outputs["substitutions"]["list"]
export type SubstitutionChoice = Substitutions["choices"][number]
export type Substitution = Substitutions["rows"][number]
export type ActInput = Inputs["targets"]["act"]
export type BulkRow = Outputs["bulk"]["list"][number]
export type BulkView = Outputs["bulk"]["get"]
export type BulkItem = Outputs["bulk"]["items"]["rows"][number]
export type BulkOptions = Outputs["bulk"]["options"]
export type CheckRule = Outputs["checks"]["rules"]["rows"][number]
export type UploadRow = Outputs["imports"]["list"][number]
export type UploadView = Outputs["imports"]["get"]
export type UploadAnswers = Inputs["imports"]["answer"]
export type NewTarget = Inputs["targets"]["create"]
export type PublishRow = Outputs["publishing"]["tables"][number]
export type PublishPreview = Outputs["publishing"]["preview"]
export type LibraryList = Outputs["library"]["list"]
export type LibraryProposal = Outputs["library"]["proposed"][number]
export type LibrarySuggestion = Outputs["library"]["suggest"][number]
