// A year of hours as a picture: days across, hours down. The table of its months stands behind it.
import { fitted, h, tipBeside } from "./dom";
import { LEVELS, code, t } from "./i18n";
import { day as dayName, hourName, month } from "./format";
import { DAY_MS, type Row } from "./data";
import { saveTitled } from "./png";
import { pictureSaver, saver } from "./table";

export interface Hours {
  /** Days since 1970, market hour, level 0 to 3 (-1: not known), entry by entry. */
  days: number[];
  hours: number[];
  levels: number[];
}

export const monthOf = (day: number): number => {
  const at = new Date(day * DAY_MS);
  return at.getUTCFullYear() * 12 + at.getUTCMonth();
};

/** The picture; its hours answer to pointer and arrow keys, and it can be saved. */
export function yearPicture(label: string, data: Hours): HTMLElement {
  const drawn = picture(label, data);
  const columns = [{ key: "market_date" }, { key: "market_hour" }, { key: "level" }];
  const list = (): Row[] => data.days.map((day, i) => ({ market_date: day, market_hour: data.hours[i] ?? null, level: LEVELS[data.levels[i] ?? -1] ?? null }));
  return h("div", {}, drawn, h("div", { class: "saves" }, pictureSaver(label, () => {
    const canvas = drawn.querySelector("canvas");
    return canvas ? saveTitled(label, canvas) : undefined;
  }), saver(label, columns, list)));
}

/** Says what the hour under the pointer was, or the one that the arrow keys went to: days across, hours down. */
function answers(canvas: HTMLCanvasElement, data: Hours, first: number, last: number, left: number, tall: number, width: number): void {
  const at = new Map(data.days.map((day, i) => [`${day} ${data.hours[i] ?? 0}`, i]));
  const tip = h("div", { class: "tip", role: "status" });
  const one = (width - left) / (last - first + 1);
  let [day, hour] = [last, 0];
  const show = (): void => {
    const level = LEVELS[data.levels[at.get(`${day} ${hour}`) ?? -1] ?? -1];
    tip.textContent = `${dayName(day)}, ${hourName(hour)}: ${level ? code(level) : t("app.nodata")}`;
    canvas.parentElement?.append(tip);
    tipBeside(tip, left + (day - first + 0.5) * one, width);
  };
  const hide = (): void => tip.remove();
  canvas.addEventListener("pointermove", (event) => {
    const box = canvas.getBoundingClientRect();
    day = Math.max(first, Math.min(last, first + Math.floor((event.clientX - box.left - left) / one)));
    hour = Math.max(0, Math.min(23, Math.floor((event.clientY - box.top) / tall)));
    show();
  });
  canvas.addEventListener("pointerleave", hide);
  canvas.addEventListener("focus", show);
  canvas.addEventListener("blur", hide);
  canvas.addEventListener("keydown", (event) => {
    const to = { ArrowRight: [day + 1, hour], ArrowLeft: [day - 1, hour], ArrowDown: [day, hour + 1], ArrowUp: [day, hour - 1],
      PageDown: [day + 30, hour], PageUp: [day - 30, hour], Home: [first, hour], End: [last, hour] }[event.key];
    if (event.key === "Escape") hide();
    if (to === undefined) return;
    event.preventDefault();
    day = Math.max(first, Math.min(last, to[0] ?? day));
    hour = Math.max(0, Math.min(23, to[1] ?? hour));
    show();
  });
}

function picture(label: string, data: Hours): HTMLElement {
  return fitted((width) => {
    const first = data.days.length ? Math.min(data.days[0] ?? 0, data.days[data.days.length - 1] ?? 0) : 0;
    const last = data.days.length ? Math.max(data.days[0] ?? 0, data.days[data.days.length - 1] ?? 0) : 1;
    const left = 26;
    const ratio = Math.max(1, Math.min(3, devicePixelRatio));
    const tall = 6;
    const canvas = h("canvas", { role: "img", tabindex: "0", "aria-label": label, width: Math.round(width * ratio), height: Math.round((24 * tall + 20) * ratio) });
    canvas.style.width = `${width}px`;
    canvas.style.height = `${24 * tall + 20}px`;
    const pen = canvas.getContext("2d");
    if (!pen) return canvas;
    pen.scale(ratio, ratio);
    const style = getComputedStyle(document.documentElement);
    const colours = LEVELS.map((level) => style.getPropertyValue(`--${level.toLowerCase()}`));
    const one = (width - left) / (last - first + 1);
    data.days.forEach((day, i) => {
      const level = data.levels[i] ?? -1;
      pen.fillStyle = level < 0 ? style.getPropertyValue("--line") : colours[level] ?? "";
      const x = left + (day - first) * one;
      const y = (data.hours[i] ?? 0) * tall;
      pen.fillRect(x, y, one + 0.4, tall - 0.5);
      if (level === 3) {
        pen.fillStyle = style.getPropertyValue("--ink");
        pen.fillRect(x, y + tall / 2 - 1, one + 0.4, 1.2);
      }
    });
    pen.fillStyle = style.getPropertyValue("--muted");
    pen.font = "11px system-ui, sans-serif";
    for (const hour of [0, 6, 12, 18]) pen.fillText(String(hour).padStart(2, "0"), 4, hour * tall + 9);
    let shownAt = -Infinity;
    for (let day = first; day <= last; day++) {
      const x = left + (day - first) * one;
      if (new Date(day * DAY_MS).getUTCDate() === 1 && x - shownAt > 58 && x < width - 50) {
        pen.fillRect(x, 24 * tall, 1, 5);
        pen.fillText(month(monthOf(day)), x + 3, 24 * tall + 15);
        shownAt = x;
      }
    }
    answers(canvas, data, first, last, left, tall, width);
    return canvas;
  });
}

/** What the colours of the levels mean. */
export function levelLegend(): HTMLElement {
  return h("ul", { class: "legend levels" }, LEVELS.map((level) =>
    h("li", {}, h("span", { class: `swatch ${level}` }, t("letter." + level)), t("level." + level))));
}
