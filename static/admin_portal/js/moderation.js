/* The moderator's desk by keyboard and without page loads. Every form works without this file; it only sends them for you. */

const desk = document.querySelector("#desk")
const says = document.querySelector("#desk-says")
const keysOn = document.querySelector("#keys-on")
const bulk = document.querySelector("#bulk")
const SWITCH = "moderation-keys"
const undoable = [] // groups of contributions in the order they were decided, for Z
let line = Promise.resolve() // requests go one after the other: the order of decisions is the order of the keys
let pending = 0

const entries = () => [...desk.querySelectorAll(".entry:not(.is-busy)")]
const boxes = () => [...desk.querySelectorAll(".entry:not(.is-busy) input[name=item][type=checkbox]")]
const chosen = () => boxes().filter((box) => box.checked)
const slot = (pk) => desk.querySelector(`#eintrag-${pk}`)
const busy = (pks, on) => pks.forEach((pk) => slot(pk)?.classList.toggle("is-busy", on))

function say(text, isProblem = false) {
  says.classList.toggle("is-problem", isProblem)
  says.textContent = text
}

function current() {
  return document.activeElement?.closest?.(".entry:not(.is-busy)") ?? marked() ?? entries()[0]
}

const marked = () => desk.querySelector(".entry.is-current:not(.is-busy)")

function mark(entry) {
  for (const each of desk.querySelectorAll(".entry.is-current")) each.classList.remove("is-current")
  entry?.classList.add("is-current")
}

function go(entry) {
  if (!entry) return
  mark(entry)
  entry.focus({ preventScroll: true })
  entry.scrollIntoView({ block: "nearest" })
}

function step(by) {
  const all = entries()
  go(all[Math.max(0, Math.min(all.length - 1, all.indexOf(current()) + by))])
}

/* The next one that waits, after those that are being decided. */
function goOn(pks) {
  const last = slot(pks.at(-1))
  const after = entries().filter((each) => !pks.includes(each.dataset.pk))
  go(after.find((each) => last?.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING) ?? after.at(-1))
}

function countChosen() {
  if (!bulk) return
  const n = chosen().length
  bulk.classList.toggle("is-empty", n === 0)
  bulk.querySelector(".bulk-count").textContent = n === 1 ? "1 ausgewählt:" : `${n} ausgewählt:`
  const all = bulk.querySelector("#all")
  all.checked = n > 0 && n === boxes().length
  all.indeterminate = n > 0 && !all.checked
}

function replace(parts, pks) {
  for (const pk of pks) {
    const old = slot(pk)
    if (!old || !(pk in parts)) continue
    const holder = document.createElement("template")
    holder.innerHTML = parts[pk].trim()
    old.replaceWith(holder.content)
  }
  countChosen()
}

async function deliver(url, body, pks, isUndo) {
  let answer
  try {
    const response = await fetch(url, { method: "POST", body, headers: { Accept: "application/json" } })
    answer = await response.json()
  } catch {
    busy(pks, false)
    say("Das hat nicht geklappt. Bitte laden Sie die Seite neu, und melden Sie sich gegebenenfalls wieder an.", true)
    return
  }
  busy(pks, false)
  replace(answer.entries, pks)
  const count = document.querySelector("#desk-count")
  if (count) count.innerHTML = answer.count
  say(answer.message, !answer.ok)
  const decided = pks.filter((pk) => slot(pk)?.querySelector("[name=decision]"))
  if (!isUndo && decided.length) undoable.push(decided)
  if (isUndo || !decided.length) go(slot(pks[0]))
}

function send(url, body, pks, isUndo = false) {
  busy(pks, true)
  countChosen()
  if (!isUndo) goOn(pks)
  pending += 1
  line = line.then(() => deliver(url, body, pks, isUndo)).finally(() => {
    pending -= 1
    // A page whose contributions are all decided makes room for the next ones by itself.
    if (!pending && bulk && !desk.querySelector(".entry")) location.assign(desk.dataset.queue)
  })
}

function undo() {
  line = line.then(() => {
    let pks = []
    let forms = []
    while (!forms.length && undoable.length) {
      pks = undoable.pop()
      forms = pks.map((pk) => slot(pk)?.querySelector("form:has([name=decision])")).filter(Boolean)
    }
    const earlier = desk.querySelector(".recently form")
    if (!forms.length) return earlier ? earlier.requestSubmit() : say("Es gibt nichts rückgängig zu machen.")
    const body = new FormData(forms[0])
    for (const form of forms.slice(1)) body.append("decision", form.elements.decision.value)
    send(forms[0].getAttribute("action"), body, pks, true)
  })
}

desk.addEventListener("submit", (event) => {
  const form = event.target
  if (!form.matches("[data-desk]") || form.closest(".recently")) return
  event.preventDefault()
  const body = new FormData(form, event.submitter)
  const pks = form === bulk ? chosen().map((box) => box.value.split(":")[0]) : [form.closest("[data-pk]").dataset.pk]
  if (!pks.length) return say("Bitte wählen Sie zuerst Beiträge aus.", true)
  form.closest("details")?.removeAttribute("open")
  if (form === bulk) for (const panel of bulk.querySelectorAll("details")) panel.open = false
  send(form.getAttribute("action"), body, pks, Boolean(form.elements.decision))
})

desk.addEventListener("change", (event) => {
  if (event.target.id === "all") for (const box of boxes()) box.checked = event.target.checked
  if (event.target.matches("[type=checkbox]")) countChosen()
  const text = event.target.selectedOptions?.[0]?.dataset.text
  if (text && event.target.dataset.fills) event.target.form.elements[event.target.dataset.fills].value = text
})

desk.addEventListener("focusin", (event) => {
  const entry = event.target.closest(".entry")
  if (entry) mark(entry)
})

function open(panel) {
  panel.open = !panel.open
  if (!panel.open) return
  const text = panel.querySelector("textarea[name=text]")
  ;(text ?? panel.querySelector("button, input:not([type=hidden])"))?.focus()
}

function press(key) {
  const scope = chosen().length && /^[vas1-9]$/.test(key) ? bulk : current()
  const target = scope?.querySelector(`[data-key="${key}"]`)
  if (target?.matches("summary")) open(target.parentElement)
  else target?.click()
  return Boolean(target)
}

const isTyping = (element) =>
  element.isContentEditable || element.matches("textarea, select, input:not([type=checkbox], [type=radio])")

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    const panel = document.activeElement?.closest?.("#desk details[open]")
    if (panel) {
      panel.open = false
      panel.querySelector("summary").focus()
    }
    return
  }
  if (!keysOn.checked || event.ctrlKey || event.altKey || event.metaKey || event.repeat || isTyping(event.target)) return
  const key = event.key.toLowerCase()
  if (key === "j") step(1)
  else if (key === "k") step(-1)
  else if (key === "z") undo()
  else if (key.length !== 1 || key === " " || !press(key)) return
  event.preventDefault()
})

keysOn.checked = localStorage.getItem(SWITCH) !== "off"
keysOn.addEventListener("change", () => {
  localStorage.setItem(SWITCH, keysOn.checked ? "on" : "off")
  document.body.classList.toggle("has-keys", keysOn.checked)
})
document.body.classList.toggle("has-keys", keysOn.checked)
document.querySelector(".keys-switch").hidden = false
if (bulk) bulk.querySelector(".bulk-all").hidden = false
countChosen()
go(entries()[0])
