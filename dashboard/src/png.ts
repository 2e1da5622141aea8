// A chart as a picture of its own: what the style sheet says of it is written into it, for a picture
// knows no style sheet of the page.
import { g, h } from "./dom";
import { facts } from "./data";

const PROPERTIES = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "fill-opacity", "opacity", "font-size", "font-family", "font-weight", "text-anchor"];
const SCALE = 2;
const HEAD = 30;
const LINE = 20;

function styled(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const name of PROPERTIES) to.setAttribute(name, style.getPropertyValue(name));
  [...from.children].forEach((child, i) => {
    const own = to.children[i];
    if (own) styled(child, own);
  });
}

/** The chart with its title above and its legend below, as the text of an SVG file. */
function whole(title: string, svg: SVGElement, legend: HTMLElement): { text: string; width: number; height: number } {
  const width = Number(svg.getAttribute("width"));
  const marks = [...legend.querySelectorAll("li")];
  const height = Number(svg.getAttribute("height")) + HEAD + LINE * marks.length + 8;
  const page = getComputedStyle(document.documentElement);
  const ink = getComputedStyle(svg.closest(".card") ?? document.body).color;
  const out = g("svg", { width, height, viewBox: `0 0 ${width} ${height}` });
  out.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  out.append(g("rect", { width, height, x: 0, y: 0, fill: page.getPropertyValue("--surface").trim() || "#ffffff" }));
  out.append(g("text", { x: 12, y: 20, fill: ink, "font-size": 15, "font-weight": 600, "font-family": "system-ui, sans-serif" }, `${title} · ${facts.delivery_date}`));
  const copy = svg.cloneNode(true) as SVGElement;
  styled(svg, copy);
  const moved = g("g", { transform: `translate(0 ${HEAD})` });
  moved.append(...copy.childNodes);
  out.append(moved);
  marks.forEach((mark, i) => {
    const sign = mark.querySelector("svg");
    const row = g("g", { transform: `translate(12 ${height - LINE * (marks.length - i)})` });
    if (sign) {
      const drawn = sign.cloneNode(true) as SVGElement;
      styled(sign, drawn);
      row.append(...drawn.childNodes);
    }
    row.append(g("text", { x: 34, y: 10, fill: ink, "font-size": 13, "font-family": "system-ui, sans-serif" }, mark.textContent ?? ""));
    out.append(row);
  });
  return { text: new XMLSerializer().serializeToString(out), width, height };
}

/** Saves the chart as it is drawn at the moment. */
export async function savePng(title: string, svg: SVGElement, legend: HTMLElement): Promise<void> {
  const { text, width, height } = whole(title, svg, legend);
  const image = new Image();
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text);
  await image.decode();
  const canvas = h("canvas", { width: width * SCALE, height: height * SCALE });
  const pen = canvas.getContext("2d");
  pen?.scale(SCALE, SCALE);
  pen?.drawImage(image, 0, 0);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (!blob) return;
  const link = h("a", { download: fileName(title, "png") });
  link.href = URL.createObjectURL(blob);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A name that every system takes for a file's. */
export const fileName = (caption: string, ending: string): string =>
  `quat_${facts.delivery_date}_${caption.replace(/[^\p{L}\p{N}]+/gu, "_").slice(0, 60)}.${ending}`;
