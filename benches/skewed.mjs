// Cutline on skewed data beside Cutline on the plain, round by round; the JavaScript checks the answers once.

import { Cutline } from "./cutline/contender.mjs";
import { generate } from "./data/generate.mjs";
import { Jobs } from "./jobs.mjs";
import { round } from "./measure.mjs";
import { TypedArrays } from "./typed_arrays/contender.mjs";

/**
 * @param {"big_account" | "big_person"} shape
 * @param {Cutline} plain with the plain data
 * @param {{ activities: number, rounds: number, check: boolean }} options
 */
export async function skewed(shape, plain, { activities, rounds, check }) {
  const files = generate(activities, shape);
  const cutline = new Cutline();
  cutline.name = shape;
  cutline.title = `Cutline (${shape.replace("_", " ")})`;
  const load = await cutline.load(files);
  const warmUp = new Jobs();
  const checker = check ? new TypedArrays() : null;
  await checker?.load(files);
  await round(warmUp, checker ? [cutline, checker] : [cutline], rounds);
  checker?.end();

  const jobs = new Jobs();
  // One by one, since their answers are not to be compared.
  for (let number = 0; number < rounds; number++)
    for (const contender of number % 2 ? [plain, cutline] : [cutline, plain]) await round(jobs, [contender], number);
  const memory = await cutline.memory();
  cutline.end();
  return { shape, load, memory, jobs: jobs.all, compared: warmUp.compared, differences: warmUp.differences };
}
