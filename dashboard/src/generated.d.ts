declare module "generated:regions" {
  const regions: { code: string; city: boolean; zone: string; kk: string; ru: string; en: string; at: [number, number] }[];
  export default regions;
}
declare module "generated:outlines" {
  const outlines: Record<string, string>;
  export default outlines;
}
declare module "generated:page" {
  import type { Pattern } from "./pattern";
  const words: Record<string, readonly [Pattern, Pattern, Pattern]>;
  export default words;
}
declare module "generated:explanations" {
  import type { Pattern } from "./pattern";
  const words: Record<"kk" | "ru" | "en", Record<string, Pattern>>;
  export default words;
}
declare module "generated:findings" {
  import type { Pattern } from "./pattern";
  const words: Record<"kk" | "ru" | "en", Record<string, Pattern>>;
  export default words;
}
declare module "generated:strain" {
  import type { Pattern } from "./pattern";
  const words: Record<"kk" | "ru" | "en", Record<string, Pattern>>;
  export default words;
}
