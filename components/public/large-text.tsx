/** Remembers the choice in this browser. In the page itself, right behind the box: nothing moves after the first picture. */
const remember = `(function(){var b=document.getElementById("large-text"),k="large-text";try{b.checked=localStorage.getItem(k)==="1";b.addEventListener("change",function(){b.checked?localStorage.setItem(k,"1"):localStorage.removeItem(k)})}catch(e){}})()`

/** 大字: a box that styles answer to (globals.css), so that it works without scripts too. */
export function LargeText() {
  return (
    <>
      <label htmlFor="large-text" className="inline-flex min-h-11 items-center gap-1.5 px-2 hover:text-accent md:min-h-9">
        <input id="large-text" type="checkbox" autoComplete="off" className="size-4" />
        大字
      </label>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant */}
      <script data-own="" dangerouslySetInnerHTML={{ __html: remember }} />
    </>
  )
}
