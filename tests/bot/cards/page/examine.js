// Looks at the cards that draw.js has laid on the page, and tells what is wrong with which.

async function examine(options) {
  const found = await axe.run("main", options);
  return [...spread(found.violations, true), ...spread(found.incomplete, false)];
}

function spread(results, certain) {
  return results.flatMap(({ id, nodes }) =>
    nodes.map((node) => ({
      card: cardOf(node.target),
      rule: id,
      reasons: node.any.concat(node.all, node.none).map((check) => check.data?.messageKey ?? ""),
      certain,
      html: node.html,
    })),
  );
}

function cardOf(target) {
  const host = document.querySelector(target.flat()[0]);
  return host.closest("figure")?.querySelector("figcaption").textContent ?? "the page";
}

function misfits(width) {
  document.documentElement.style.setProperty("--width", `${width}px`);
  return [...document.querySelectorAll("figure")].flatMap((figure) => {
    const shadow = figure.lastElementChild.shadowRoot;
    const room = figure.getBoundingClientRect();
    return [...shadow.querySelectorAll(":not(option)")]
      .filter((element) => element.getClientRects().length > 0)
      .filter((element) => outside(element, room) || clipped(element))
      .map((element) => ({
        card: figure.firstElementChild.textContent,
        html: element.outerHTML.slice(0, 300),
      }));
  });
}

// Layout counts in fractions of a pixel.
const SLACK = 1;

function outside(element, room) {
  const box = element.getBoundingClientRect();
  return box.right > room.right + SLACK || box.left < room.left - SLACK;
}

// A field scrolls what it holds; anything else that hides a part of itself loses it.
function clipped(element) {
  if (element.matches("input, select, textarea")) return false;
  const { overflowX, overflowY } = getComputedStyle(element);
  const wide = overflowX !== "visible" && element.scrollWidth > element.clientWidth + SLACK;
  const high = overflowY !== "visible" && element.scrollHeight > element.clientHeight + SLACK;
  return wide || high;
}
