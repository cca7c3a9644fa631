/* Names for fields that Django's admin and its widgets leave without one: date and time, choices with a search, tables. */

const text = (element) => element?.textContent.replace(/Pflichtfeld|:/g, "").trim() ?? ""

function labelOf(element) {
  const cell = element.closest("td, th")
  if (cell && element.closest("table")?.tHead) {
    const heads = [...element.closest("table").tHead.rows[0].cells]
    let column = 0
    for (const before of cell.parentElement.cells) {
      if (before === cell) break
      column += before.colSpan
    }
    let at = 0
    for (const head of heads) {
      if (column < at + head.colSpan) return text(head)
      at += head.colSpan
    }
  }
  return text(element.closest(".flex-container, .form-row")?.querySelector("label"))
}

function nameDates() {
  for (const input of document.querySelectorAll(".vDateField:not([aria-label]), .vTimeField:not([aria-label])")) {
    const part = input.classList.contains("vDateField") ? "Datum" : "Uhrzeit"
    input.setAttribute("aria-label", `${labelOf(input)}: ${part}`)
  }
}

function nameChoices() {
  for (const shown of document.querySelectorAll(".select2-selection__rendered")) {
    const chosen = text(shown).replace(/^×/, "") || "nichts gewählt"
    const name = `${labelOf(shown)}: ${chosen}`
    if (shown.getAttribute("aria-label") === name) continue
    shown.setAttribute("aria-label", name)
    shown.closest(".select2-selection").setAttribute("aria-label", name)
  }
  for (const search of document.querySelectorAll(".select2-search__field:not([aria-label])")) {
    search.setAttribute("aria-label", "Suchen")
  }
}

/* Several editors on one page are told apart by what they are for. */
function nameEditors() {
  for (const area of document.querySelectorAll(".cke_wysiwyg_div")) {
    const label = text(area.closest(".flex-container, .form-row")?.querySelector(":scope > label"))
    if (!label || area.getAttribute("aria-label") === label) continue
    area.setAttribute("aria-label", label)
    area.title = label
  }
}

function nameCells() {
  const nameless = "td :is(input:not([type=hidden]), select, textarea):not([aria-label], .action-select)"
  for (const field of document.querySelectorAll(nameless)) {
    if (field.labels?.length || !field.closest("table")?.tHead) continue
    field.setAttribute("aria-label", labelOf(field))
  }
  for (const head of document.querySelectorAll("th.original:empty")) {
    head.innerHTML = '<span class="visually-hidden">Eintrag</span>'
  }
}

/* The tabs of long forms are headings that are clicked. */
function nameTabs() {
  for (const list of document.querySelectorAll("#tabbed > .tabs")) {
    list.setAttribute("role", "tablist")
    for (const tab of list.querySelectorAll(".tab")) {
      tab.setAttribute("role", "tab")
      tab.setAttribute("aria-selected", String(tab.classList.contains("active")))
    }
    if (list.dataset.named) continue
    list.dataset.named = "1"
    list.addEventListener("click", () => setTimeout(nameTabs))
  }
}

function name() {
  nameDates()
  nameChoices()
  nameEditors()
  nameCells()
  nameTabs()
}

new MutationObserver(name).observe(document.body, { childList: true, subtree: true })
window.addEventListener("load", name)
name()
