// A year of hours as a picture: days across, hours down. The table of its months stands behind it.
import { fitted, h } from "./dom";
import { LEVELS, t } from "./i18n";
import { month } from "./format";
import { DAY_MS } from "./data";

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

export function yearPicture(label: string, data: Hours): HTMLElement {
  return fitted((width) => {
    const first = data.days.length ? Math.min(data.days[0] ?? 0, data.days[data.days.length - 1] ?? 0) : 0;
    const last = data.days.length ? Math.max(data.days[0] ?? 0, data.days[data.days.length - 1] ?? 0) : 1;
    const left = 26;
    const ratio = Math.max(1, Math.min(3, devicePixelRatio));
    const tall = 6;
    const canvas = h("canvas", { role: "img", "aria-label": label, width: Math.round(width * ratio), height: Math.round((24 * tall + 20) * ratio) });
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
    return canvas;
  });
}

/** What the colours of the levels mean. */
export function levelLegend(): HTMLElement {
  return h("ul", { class: "legend levels" }, LEVELS.map((level) =>
    h("li", {}, h("span", { class: `swatch ${level}` }, t("letter." + level)), t("level." + level))));
}
