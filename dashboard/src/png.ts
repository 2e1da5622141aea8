// A chart as a picture of its own. The computed style is written into each element, because a picture
// does not have the page's style sheet.
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
function whole(title: string, svg: SVGSVGElement, legend: HTMLElement | null): { text: string; width: number; height: number } {
  const box = svg.viewBox.baseVal;
  const width = box.width;
  const marks = [...(legend?.querySelectorAll("li") ?? [])];
  const height = box.height + HEAD + LINE * marks.length + 8;
  const page = getComputedStyle(document.documentElement);
  const ink = getComputedStyle(svg.closest(".card") ?? document.body).color;
  const out = g("svg", { width, height, viewBox: `0 0 ${width} ${height}` });
  out.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  out.append(g("rect", { width, height, x: 0, y: 0, fill: page.getPropertyValue("--surface").trim() || "#ffffff" }));
  out.append(g("text", { x: 12, y: 20, fill: ink, "font-size": 15, "font-weight": 600, "font-family": "system-ui, sans-serif" }, `${title} · ${facts.delivery_date}`));
  const copy = svg.cloneNode(true) as SVGElement;
  styled(svg, copy);
  const moved = g("g", { transform: `translate(${-box.x} ${HEAD - box.y})` });
  moved.append(...copy.childNodes);
  out.append(moved);
  marks.forEach((mark, i) => {
    const sign = mark.querySelector("svg");
    const row = g("g", { transform: `translate(12 ${height - LINE * (marks.length - i)})` });
    const swatch = mark.querySelector(".swatch");
    if (swatch) {
      const style = getComputedStyle(swatch);
      row.append(g("rect", { x: 2, y: -3, width: 22, height: 16, fill: style.backgroundColor }),
        g("text", { x: 13, y: 10, fill: style.color, "font-size": 11, "font-weight": 650, "text-anchor": "middle", "font-family": "system-ui, sans-serif" }, swatch.textContent ?? ""));
    }
    if (sign) {
      const drawn = sign.cloneNode(true) as SVGElement;
      styled(sign, drawn);
      row.append(...drawn.childNodes);
    }
    row.append(g("text", { x: 34, y: 10, fill: ink, "font-size": 13, "font-family": "system-ui, sans-serif" }, [...mark.childNodes].filter((node) => node !== swatch).map((node) => node.textContent ?? "").join("")));
    out.append(row);
  });
  return { text: new XMLSerializer().serializeToString(out), width, height };
}

/** Saves the chart as it is drawn at the moment. */
export async function savePng(title: string, svg: SVGSVGElement, legend: HTMLElement | null): Promise<void> {
  const { text, width, height } = whole(title, svg, legend);
  const image = new Image();
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text);
  await image.decode();
  const canvas = h("canvas", { width: width * SCALE, height: height * SCALE });
  const pen = canvas.getContext("2d");
  pen?.scale(SCALE, SCALE);
  pen?.drawImage(image, 0, 0);
  await saveCanvas(title, canvas);
}

/** Saves what was drawn on a canvas. */
export async function saveCanvas(title: string, canvas: HTMLCanvasElement): Promise<void> {
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (blob) saveAs(fileName(title, "png"), blob);
}

/** Has the browser save a file. */
export function saveAs(name: string, content: Blob): void {
  const link = h("a", { download: name });
  link.href = URL.createObjectURL(content);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Saves a canvas of the page with a title above it. */
export async function saveTitled(title: string, drawn: HTMLCanvasElement): Promise<void> {
  const scale = drawn.width / drawn.clientWidth;
  const canvas = h("canvas", { width: drawn.width, height: drawn.height + Math.round(HEAD * scale) });
  const pen = canvas.getContext("2d");
  if (!pen) return;
  const page = getComputedStyle(document.documentElement);
  pen.fillStyle = page.getPropertyValue("--surface").trim();
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(drawn, 0, Math.round(HEAD * scale));
  pen.scale(scale, scale);
  pen.fillStyle = page.getPropertyValue("--ink").trim();
  pen.font = "600 15px system-ui, sans-serif";
  pen.fillText(`${title} · ${facts.delivery_date}`, 12, 20);
  await saveCanvas(title, canvas);
}

/** A name that every system takes for a file's. */
export const fileName = (caption: string, ending: string): string =>
  `quat_${facts.delivery_date}_${caption.replace(/[^\p{L}\p{N}]+/gu, "_").slice(0, 60)}.${ending}`;
