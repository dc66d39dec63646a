// Draws cards as the npm renderer does, each in a shadow of its own so that no two ids meet.

const markdown = markdownit();
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
};

function draw({ cards, host, colours, width, css }) {
  const root = document.documentElement;
  for (const [name, colour] of Object.entries(colours)) root.style.setProperty(`--${name}`, colour);
  root.style.setProperty("--width", `${width}px`);
  const style = new CSSStyleSheet();
  style.replaceSync(css);
  const figures = Object.entries(cards).map(([name, json]) => figure(name, json, host, style));
  document.querySelector("main").replaceChildren(...figures);
}

function figure(name, json, host, style) {
  const drawn = document.createElement("figure");
  const caption = document.createElement("figcaption");
  const frame = document.createElement("div");
  caption.textContent = name;
  frame.lang = json.lang;
  const shadow = frame.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [style];
  shadow.append(rendered(json, host));
  drawn.append(caption, frame);
  return drawn;
}

function rendered(json, host) {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(host);
  card.parse(json);
  const element = card.render();
  // Where Teams shows a message, its `speak` names a group; the bare renderer gives no role.
  element.role = "group";
  return element;
}
