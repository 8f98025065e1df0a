// What the site says, read from its own locale files: a test looks for what residents read.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

export const LANGUAGES = ["ar", "fa", "en"] as const;
export type Lang = (typeof LANGUAGES)[number];

export const DIRECTION: Record<Lang, string> = { ar: "rtl", fa: "rtl", en: "ltr" };
const LOCALE: Record<Lang, string> = { ar: "ar-u-nu-arab", fa: "fa-u-nu-arabext", en: "en-GB" };

function read(lang: Lang): Map<string, string> {
  const folder = resolve(import.meta.dirname, "../../app/locales");
  const parts = existsSync(resolve(folder, lang)) ? readdirSync(resolve(folder, lang)) : [];
  const files = [`${lang}.ftl`, ...parts.map((part) => `${lang}/${part}`)];
  const text = files.map((file) => readFileSync(resolve(folder, file), "utf8")).join("\n");
  const lines = text.matchAll(/^([a-z][\w-]*) = (.*)$/gm);
  return new Map([...lines].map(([, key, value]) => [key, value]));
}

const all = { ar: read("ar"), fa: read("fa"), en: read("en") };

/** A string without plurals; `values` take the places of its variables. */
export function say(lang: Lang, key: string, values: Record<string, string> = {}): string {
  const text = all[lang].get(key);
  if (text === undefined || text === "{ $count ->") throw new Error(`no plain string ${key} in ${lang}`);
  return text.replace(/\{ \$(\w+) \}/g, (_, name) => values[name] ?? "");
}

/** A number as readers of the language write it. */
export function digits(lang: Lang, number: number): string {
  return new Intl.NumberFormat(LOCALE[lang]).format(number);
}

/** The number that readers of the language see. */
export function parse(lang: Lang, text: string): number {
  const signs = [...Array(10).keys()].map((digit) => digits(lang, digit));
  const plain = [...text].map((c) => (signs.includes(c) ? String(signs.indexOf(c)) : c)).join("");
  return Number(plain.replace(/\D/g, "") || NaN);
}
