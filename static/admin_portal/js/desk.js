/* The editing desk: German for the few English words third-party scripts carry, and the block editor by keyboard. */

const WORDS = {
  "You have marked inline objects for deletion but have clicked the link to delete the whole object. Are you sure that's what you want? Use a save button to delete inline objects.":
    "Sie haben Bausteine zum Löschen angekreuzt, aber auf «Löschen» für den ganzen Eintrag geklickt. Wirklich alles löschen? Um nur die Bausteine zu löschen, speichern Sie bitte.",
}

for (const ask of ["alert", "confirm"]) {
  const original = window[ask].bind(window)
  window[ask] = (text) => original(WORDS[text] ?? text)
}

/* A thing that is clicked can be reached and pressed. */
function pressable(element, label, role = "button") {
  if (element.dataset.pressable) return
  element.dataset.pressable = "1"
  element.tabIndex = 0
  element.setAttribute("role", role)
  if (label) {
    element.setAttribute("aria-label", label)
    element.title = label
  }
  element.addEventListener("keydown", (event) => {
    if (event.target !== element || (event.key !== "Enter" && event.key !== " ")) return
    event.preventDefault()
    element.click()
  })
}

const blocks = () =>
  [...document.querySelectorAll(".order-machine > .inline-related:not(.empty-form, .content-editor-invisible)")].sort(
    (a, b) => a.style.order - b.style.order,
  )

function swap(a, b) {
  const [one, other] = [a, b].map((block) => block.querySelector(".order-machine-ordering"))
  ;[one.value, other.value] = [other.value, one.value]
  a.style.order = one.value
  b.style.order = other.value
}

/* Renumbers first: two blocks of one number could not change places. */
function move(block, by) {
  const all = blocks()
  all.forEach((each, index) => {
    each.style.order = each.querySelector(".order-machine-ordering").value = 10 * (index + 1)
  })
  const other = all[all.indexOf(block) + by]
  if (other) swap(block, other)
}

function moveButton(block, by, sign, label) {
  const button = document.createElement("button")
  button.type = "button"
  button.className = "move-block"
  button.textContent = sign
  button.title = label
  button.setAttribute("aria-label", label)
  button.addEventListener("click", (event) => {
    event.stopPropagation()
    move(block, by)
    button.focus()
  })
  return button
}

function equip(block) {
  const head = block.querySelector(":scope > h3")
  if (!head || head.querySelector(".move-block") || !window.ContentEditor?.allowChange) return
  const label = head.querySelector(".inline_label")
  label?.after(moveButton(block, -1, "↑", "Nach oben"), moveButton(block, 1, "↓", "Nach unten"))
}

function watch() {
  for (const block of document.querySelectorAll(".order-machine > .inline-related:not(.empty-form)")) equip(block)
  for (const plus of document.querySelectorAll(".order-machine-insert-target")) pressable(plus, "Baustein hier einfügen")
  for (const kind of document.querySelectorAll(".plugin-button:not(.collapse-all, .uncollapse-all)")) pressable(kind)
  for (const tab of document.querySelectorAll("#tabbed > .tabs > .tab")) pressable(tab, "", "tab")
}

new MutationObserver(watch).observe(document.body, { childList: true, subtree: true })
watch()
