// Answers questions with Intl. One JSON object a line comes in, one JSON text or null (no answer) a line goes out.
import readline from "node:readline";

const formatters = new Map();

// Node falls back to the default locale in silence where it has no data, for each constructor of its own.
function serves(locale, made) {
  const wanted = new Intl.Locale(locale).maximize();
  const found = new Intl.Locale(made.resolvedOptions().locale).maximize();
  return wanted.language === found.language && wanted.script === found.script;
}

function formatter(question) {
  const key = JSON.stringify([question.api, question.locale, question.options]);
  if (!formatters.has(key)) {
    let made = null;
    try {
      made = new Intl[question.api](question.locale, question.options);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error; // a zone that Node does not know
    }
    formatters.set(key, made && serves(question.locale, made) ? made : null);
  }
  return formatters.get(key);
}

function answer(question) {
  const made = formatter(question);
  if (made === null) return null;
  const { value } = question;
  if (question.api === "DateTimeFormat") return made.format(new Date(value));
  if (question.api === "PluralRules") return made.select(Number(value));
  if (question.api === "ListFormat") return made.format(value);
  return made.format(/^-?\d+$/.test(value) && value !== "-0" ? BigInt(value) : Number(value));
}

for await (const line of readline.createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  if (formatters.size > 500) formatters.clear();
  console.log(JSON.stringify(answer(question)));
}
