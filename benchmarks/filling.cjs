// One job of benchmarks/filling.py: fill a template again and again with a Node engine.
//   node filling.cjs ENGINE TEMPLATE DATA.json TIMES OUT.docx
// Prints the CPU milliseconds of each document. NODE_PATH names the folder of the engines.
const fs = require("fs");
const [engine, template, data, times, out] = process.argv.slice(2);
const context = JSON.parse(fs.readFileSync(data, "utf8"));

function docxtemplater() {
  const PizZip = require("pizzip");
  const Docxtemplater = require("docxtemplater");
  const parser = (tag) => ({
    get: (scope) => tag.split(".").reduce((value, key) => (value ? value[key] : undefined), scope),
  });
  const content = fs.readFileSync(template);
  return async () => {
    const document = new Docxtemplater(new PizZip(content), { paragraphLoop: true, parser });
    document.render(context);
    return document.toBuffer({ compression: "DEFLATE" });
  };
}

function carbone() {
  const engine = require("carbone");
  return () => new Promise((done, failed) =>
    engine.render(template, context, (error, result) => (error ? failed(error) : done(result))));
}

async function main() {
  const fill = { docxtemplater, carbone }[engine]();
  let result;
  for (let round = 0; round < Number(times); round++) {
    const before = process.cpuUsage();
    result = await fill();
    const used = process.cpuUsage(before);
    console.log((used.user + used.system) / 1000);
  }
  fs.writeFileSync(out, result);
  process.exit(0);
}

main().catch((error) => { console.error(error.message); process.exit(error.code === "MODULE_NOT_FOUND" ? 3 : 1); });
