/* Fields for an address of the portal: published entries are offered while their title is typed. */

const WAIT = 200

function equip(input) {
  const list = document.createElement("datalist")
  list.id = `${input.id}-targets`
  input.after(list)
  input.setAttribute("list", list.id)
  let timer
  let asked = ""
  input.addEventListener("input", () => {
    const words = input.value.trim()
    clearTimeout(timer)
    if (words.length < 2 || words.startsWith("/") || words.includes("://")) return
    timer = setTimeout(async () => {
      asked = words
      const answer = await fetch(`${input.dataset.targets}?q=${encodeURIComponent(words)}`)
      if (!answer.ok || asked !== words) return
      const { targets } = await answer.json()
      list.replaceChildren(
        ...targets.map(({ address, title, kind }) => {
          const option = document.createElement("option")
          option.value = address
          option.label = `${title} (${kind})`
          /* Browsers keep only what contains the typed letters: the title stands in the text. */
          option.textContent = `${title} (${kind})`
          return option
        }),
      )
    }, WAIT)
  })
}

for (const input of document.querySelectorAll("input[data-targets]")) equip(input)

/* Who types an address has chosen that visitors go there. */
const where = document.querySelector("input[name=danach-where][value=target]")
document.querySelector("#id_danach-target")?.addEventListener("input", () => {
  if (where) where.checked = true
})
