/**
 * Remembers the choice in this browser. In the page itself, right behind the box: nothing moves after the first picture.
 * Where the browser keeps nothing, the box says so; it works all the same.
 */
const remember = `(function () {
  var box = document.getElementById("large-text"), key = "large-text"
  try {
    box.checked = localStorage.getItem(key) === "1"
    box.addEventListener("change", function () {
      if (box.checked) localStorage.setItem(key, "1")
      else localStorage.removeItem(key)
    })
  } catch (blocked) {
    box.title = "浏览器不允许保存设置，只在本页有效。"
  }
})()`

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
