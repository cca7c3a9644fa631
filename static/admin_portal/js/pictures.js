/* Choices with a search show the pictures they offer. Runs before the admin sets its choices up. */

function row(result) {
  if (!result.thumb) return result.text
  const line = document.createElement("span")
  const image = document.createElement("img")
  image.src = result.thumb
  image.alt = ""
  image.loading = "lazy"
  line.append(image, result.text)
  return line
}

window.django?.jQuery?.fn.select2?.defaults.set("templateResult", row)
