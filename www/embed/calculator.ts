// The entry "cutline/calculator" of the package: the element, with its module beside it.

import { useModule } from "./core.ts";
import { CutlineCalculator, define } from "./element.ts";
import type * as Public from "./public.ts";

useModule(new URL("./cutline_bg.wasm", import.meta.url));
define();

const useOther: typeof Public.useModule = useModule;

export { CutlineCalculator, useOther as useModule };
