/* The tree of pages: branches open without leaving the page, pages are moved by dragging, by arrow keys or by tapping. */

const tree = document.querySelector("#page-tree")
const bar = document.querySelector("#tree-bar")
const status = document.querySelector("#tree-status")
const KEYS = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "out", ArrowRight: "in" }

let open = new Set((tree?.dataset.open ?? "").split(",").filter(Boolean))
let held = null // the page that was taken by tapping its handle
let dragged = null
let queue = Promise.resolve() // one move after the other: the order of the keys is the order of the moves

const handleOf = (pk) => tree.querySelector(`.tree-handle[data-pk="${pk}"]`)
const titleOf = (pk) => handleOf(pk)?.closest("tr").querySelector(".tree-title").textContent ?? ""

function say(text, failed = false) {
  status.textContent = text
  status.classList.toggle("failed", failed)
}

function address() {
  const url = new URL(location.href)
  url.searchParams.set("offen", [...open].join(","))
  return url
}

/* Asks for the list again and puts it in the place of the old one. */
async function refresh() {
  const url = address()
  const answer = await fetch(url)
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html")
  const now = fresh.querySelector("#page-tree")
  if (!answer.ok || !now) throw new Error("no list")
  tree.replaceChildren(...now.childNodes)
  open = new Set(now.dataset.open.split(",").filter(Boolean))
  history.replaceState(history.state, "", url)
  const boxes = tree.querySelectorAll("tr input.action-select")
  if (boxes.length) window.Actions?.(boxes)
  showHeld()
}

async function toggle(link) {
  const { pk } = link.dataset
  if (!open.delete(pk)) open.add(pk)
  try {
    await refresh()
    tree.querySelector(`.tree-toggle[data-pk="${pk}"]`)?.focus()
  } catch {
    location.assign(address())
  }
}

async function post(pk, wish) {
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value
  const body = new URLSearchParams({ csrfmiddlewaretoken: token, move: pk, ...wish })
  const answer = await fetch(tree.dataset.move, { method: "POST", body })
  return answer.json()
}

async function move(pk, wish, back) {
  try {
    const { ok, text, open: above } = await post(pk, wish)
    if (ok) {
      for (const key of above) open.add(String(key))
      await refresh()
      const row = handleOf(pk)?.closest("tr")
      row?.classList.add("tree-moved")
      row?.scrollIntoView({ block: "nearest" })
    }
    say(text, !ok)
  } catch {
    say(tree.dataset.failed, true)
  }
  const place = back ?? handleOf(pk)
  place?.focus({ preventScroll: true })
}

function later(pk, wish, back) {
  queue = queue.then(() => move(pk, wish, back))
}

function showHeld() {
  for (const handle of tree.querySelectorAll(".tree-handle")) {
    const isHeld = handle.dataset.pk === held
    handle.setAttribute("aria-pressed", String(isHeld))
    handle.closest("tr").classList.toggle("tree-held", isHeld)
  }
  for (const target of tree.querySelectorAll(".tree-target")) {
    target.hidden = !held || target.dataset.pk === held
  }
  bar.hidden = !held
  if (held) bar.querySelector("strong").textContent = titleOf(held)
}

function hold(pk) {
  held = pk
  showHeld()
}

/* Where in the row the mouse is: its upper part means before, its lower part after, the middle below this page. */
function positionIn(row, y) {
  const box = row.getBoundingClientRect()
  const part = (y - box.top) / box.height
  if (part < 0.3) return "before"
  return part > 0.7 ? "after" : "last-child"
}

function unmark() {
  for (const row of tree.querySelectorAll("[data-drop]")) delete row.dataset.drop
}

function rowUnder(event) {
  const row = event.target.closest?.("#result_list tbody tr")
  return row?.querySelector(".tree-handle")?.dataset.pk === dragged ? null : row
}

if (tree) {
  tree.addEventListener("click", (event) => {
    const link = event.target.closest(".tree-toggle")
    const handle = event.target.closest(".tree-handle")
    if (link && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      toggle(link)
    } else if (handle) {
      hold(held === handle.dataset.pk ? null : handle.dataset.pk)
    }
  })
  tree.addEventListener("keydown", (event) => {
    const handle = event.target.closest(".tree-handle")
    if (event.target.matches(".tree-toggle") && event.key === " ") {
      event.preventDefault()
      toggle(event.target)
    } else if (handle && KEYS[event.key] && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      later(handle.dataset.pk, { direction: KEYS[event.key] })
    }
  })
  tree.addEventListener("change", (event) => {
    if (!event.target.matches(".tree-target") || !event.target.value || !held) return
    const [pk, wish] = [held, { relative_to: event.target.dataset.pk, position: event.target.value }]
    hold(null)
    later(pk, wish)
  })
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button")
    if (button?.dataset.direction) later(held, { direction: button.dataset.direction }, button)
    else if (button) {
      const handle = handleOf(held)
      hold(null)
      handle?.focus()
    }
  })
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && held) hold(null)
  })
  tree.addEventListener("dragstart", (event) => {
    const handle = event.target.closest(".tree-handle")
    if (!handle) return
    dragged = handle.dataset.pk
    event.dataTransfer.effectAllowed = "move"
    event.dataTransfer.setData("text/plain", titleOf(dragged))
    event.dataTransfer.setDragImage(handle.closest("tr"), 20, 20)
  })
  tree.addEventListener("dragover", (event) => {
    if (!dragged) return
    unmark()
    const row = rowUnder(event)
    if (!row) return
    event.preventDefault()
    row.dataset.drop = positionIn(row, event.clientY)
  })
  tree.addEventListener("drop", (event) => {
    const row = dragged && rowUnder(event)
    if (!row) return
    event.preventDefault()
    const target = row.querySelector(".tree-handle").dataset.pk
    later(dragged, { relative_to: target, position: positionIn(row, event.clientY) })
  })
  tree.addEventListener("dragend", () => {
    dragged = null
    unmark()
  })
}
